package io.honeybee.app;

import io.honeybee.manager.Manager;
import io.honeybee.manager.ManagerConfig;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import io.honeybee.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A real manager in this process, plain HTTP on loopback, in the folder {@code manager} beside its
 * {@code manager.yaml}.
 */
public final class RunningManager implements AutoCloseable {
  private static final Instant FIRST = Instant.parse("2026-01-15T10:30:00.123Z");

  private final Manager manager;
  private final boolean https;
  private final String idPrefix;
  private final AtomicLong stored = new AtomicLong();

  private RunningManager(Manager manager, boolean https, String idPrefix) {
    this.manager = manager;
    this.https = https;
    this.idPrefix = idPrefix;
  }

  /** Starts one on free ports. */
  public static RunningManager in(Path directory) throws IOException, ConfigException {
    return in(directory, 0);
  }

  /** Starts one with this HTTP port. */
  public static RunningManager in(Path directory, int httpPort)
      throws IOException, ConfigException {
    return start(directory, httpPort, false);
  }

  /** Starts one whose API has a certificate for 127.0.0.1 alone, of the CA {@code ca.crt} there. */
  public static RunningManager withHttps(Path directory) throws IOException, ConfigException {
    String folder = directory.resolve("manager").toString();
    CommandRun.of(directory, "certs", "init", "--dir", folder);
    CommandRun.of(directory, "certs", "issue", "manager", "--dir", folder, "--host", "127.0.0.1");
    return start(directory, 0, true);
  }

  private static RunningManager start(Path directory, int httpPort, boolean https)
      throws IOException, ConfigException {
    Path file = directory.resolve("manager.yaml");
    Files.writeString(
        file,
        """
        manager: {name: test, dir: '%s'}
        nodes: {address: '127.0.0.1:0', tls: {enabled: false}}
        auth: {totp_required: false}
        http: {address: '127.0.0.1:%d', tls: {enabled: %b}}
        store: {keep_days: 0}
        """
            .formatted(directory.resolve("manager"), httpPort, https));
    Manager manager = Manager.create(ManagerConfig.read(file, directory), Clock.systemUTC());
    manager.start();
    return new RunningManager(manager, https, System.nanoTime() + " ");
  }

  public String url() {
    return (https ? "https" : "http") + "://127.0.0.1:" + port();
  }

  public int port() {
    return manager.httpAddress().getPort();
  }

  public Path tokenFile() {
    return manager.tokenFile();
  }

  public Manager manager() {
    return manager;
  }

  /** How many events were stored. */
  public long stored() {
    return stored.get();
  }

  /** Stores so many failed logins, a second apart, and returns when they are on disk. */
  public void store(int events) {
    CountDownLatch committed = new CountDownLatch(events);
    for (int i = 0; i < events; i++) {
      long number = stored.incrementAndGet();
      ObjectNode data = JsonNodeFactory.instance.objectNode();
      data.put("src_ip", "203.0.113.7").put("src_port", 40_000 + i).put("username", "root");
      data.put("password", "p" + number);
      submit(number, "ssh.login.failed", data, committed);
    }
    await(committed);
  }

  /** Stores one and returns when it is on disk. */
  public void store(String eventType, ObjectNode data) {
    CountDownLatch committed = new CountDownLatch(1);
    submit(stored.incrementAndGet(), eventType, data, committed);
    await(committed);
  }

  private void submit(long number, String eventType, ObjectNode data, CountDownLatch committed) {
    PotEvent event =
        new PotEvent(
            NodeId.parse("18446744073709551615"),
            "ssh",
            "ssh",
            eventType,
            FIRST.plusSeconds(number),
            data,
            idPrefix + number,
            number);
    try {
      manager.events().submit(event, committed::countDown);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch committed) {
    try {
      committed.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    manager.stop();
  }
}

package io.honeybee.node;

import io.honeybee.node.link.LinkLimits;
import io.honeybee.node.link.ServerSettings;
import io.honeybee.pot.PotTypes;
import io.honeybee.protocol.EventFormat;
import io.honeybee.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A node with one fake pot and little patience, in a directory of its own. */
public final class NodeHarness implements AutoCloseable {
  public static final String POT = "fake-1";

  public final FakePotType potType = new FakePotType("fake");
  private final Path dir;
  private final int managerPort;
  private String yaml;
  private LinkLimits limits =
      new LinkLimits(
          Duration.ofSeconds(10),
          Duration.ofMillis(200),
          Duration.ofMinutes(1),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(2),
          100,
          64 * 1024);
  private Duration heartbeat = Duration.ofMinutes(5);
  private Duration reconnect = Duration.ofMillis(20);
  private Duration connectTimeout = Duration.ofSeconds(5);
  private EventFormat format = EventFormat.AUTO;
  private Duration gap = Duration.ofMillis(20);
  private boolean asConfigured;
  private @Nullable Node node;

  public NodeHarness(Path dir, int managerPort) {
    this.dir = dir;
    this.managerPort = managerPort;
    this.yaml =
        """
        node: {name: edge, type: Full}
        server: {address: "127.0.0.1:%d"}
        tls: {enabled: false}
        auth: {totp_enabled: false}
        honeypot: {base_dir: "%s", event_port: 0}
        pots:
          - {id: fake-1, type: fake, port: 0, address: 127.0.0.1}
        """
            .formatted(managerPort, dir.resolve("node"));
  }

  public NodeHarness heartbeat(Duration interval) {
    heartbeat = interval;
    return this;
  }

  public NodeHarness format(EventFormat eventFormat) {
    format = eventFormat;
    return this;
  }

  /** How long the manager may take to answer a registration. */
  public NodeHarness ackTimeout(Duration timeout) {
    return limits(
        new LinkLimits(
            timeout,
            limits.longestDelay(),
            limits.heldLongEnough(),
            limits.stuckWrite(),
            limits.stuckAcks(),
            limits.goodbye(),
            limits.windowEvents(),
            limits.windowBytes()));
  }

  /** The {@code server} group is what the file says, with none of this harness's haste. */
  public NodeHarness asConfigured() {
    asConfigured = true;
    return this;
  }

  public NodeHarness connectTimeout(Duration timeout) {
    connectTimeout = timeout;
    return this;
  }

  public NodeHarness writeGap(Duration legacyWriteGap) {
    gap = legacyWriteGap;
    return this;
  }

  public NodeHarness limits(LinkLimits changed) {
    limits = changed;
    return this;
  }

  public LinkLimits limits() {
    return limits;
  }

  /** Speaks TLS to a manager whose certificate this authority signed. */
  public NodeHarness trusting(Path caFile) {
    return yaml("tls: {enabled: false}", "tls: {enabled: true, ca_file: \"" + caFile + "\"}");
  }

  /** The node's own directory. */
  public Path directory() {
    return dir.resolve("node");
  }

  public NodeHarness yaml(String from, String to) {
    if (!yaml.contains(from)) {
      throw new AssertionError(from + " is not in the configuration");
    }
    yaml = yaml.replace(from, to);
    return this;
  }

  /** Writes the configuration as it is now. */
  public Path writeConfig() throws IOException {
    return Files.writeString(dir.resolve("node.yaml"), yaml);
  }

  public Node start() throws IOException, ConfigException {
    NodeConfig read = NodeConfig.read(writeConfig(), dir, new PotTypes(List.of(potType)));
    ServerSettings server =
        new ServerSettings(
            read.server().address(), heartbeat, reconnect, connectTimeout, format, gap);
    NodeConfig config =
        new NodeConfig(
            read.file(),
            read.home(),
            read.node(),
            asConfigured ? read.server() : server,
            read.tls(),
            read.auth(),
            read.log(),
            read.honeypot(),
            read.intake(),
            read.spool(),
            read.captures(),
            read.recordings(),
            read.fetch(),
            read.metrics(),
            read.monitoring(),
            read.pots());
    Node made = Node.create(config, new PotTypes(List.of(potType)), Clock.systemUTC(), limits);
    made.start();
    node = made;
    return made;
  }

  public void attack(int number) {
    potType.pot(POT).see("fake.seen", Map.of("n", number));
  }

  public void attack(Map<String, Object> data) {
    potType.pot(POT).see("fake.seen", data);
  }

  public int managerPort() {
    return managerPort;
  }

  /** Waits until something holds. */
  public static void eventually(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + ScriptedManager.PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it did not come about in time");
      }
      Thread.sleep(5);
    }
  }

  @Override
  public void close() {
    if (node != null) {
      node.stop();
    }
  }
}

package io.honeybee.app.demo;

import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.manager.Manager;
import io.honeybee.node.Node;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A manager and a node that run together.
 *
 * <p>Thread rule: made and closed by one thread.
 */
final class Demo implements AutoCloseable {
  static final String NODE_NAME = "demo-node";

  private static final int PORT_TRIES = 5;
  private static final Duration REGISTRATION_PATIENCE = Duration.ofSeconds(30);
  private static final Duration REGISTRATION_POLL = Duration.ofMillis(20);

  private final Manager manager;
  private final Node node;
  private final DemoFacts facts;
  private final AutoCloseable subscription;

  private Demo(Manager manager, Node node, DemoFacts facts, AutoCloseable subscription) {
    this.manager = manager;
    this.node = node;
    this.facts = facts;
    this.subscription = subscription;
  }

  /** Starts all and returns once the node is registered and events are followed. */
  static Demo start(DemoDirectory place, Clock clock, DemoOutput output)
      throws IOException, OperatorFault, InterruptedException {
    DemoSetup setup = new DemoSetup(place, clock);
    output.progress("preparing certificates in " + place.path());
    setup.prepare();
    for (int attempt = 1; ; attempt++) {
      FreePort ports = new FreePort(InetAddress.getLoopbackAddress());
      try {
        return start(place, setup, ports, clock, output);
      } catch (BindException e) {
        // Somebody, perhaps another demo, took a port after it was found free.
        if (attempt == PORT_TRIES) {
          throw e;
        }
      }
    }
  }

  private static Demo start(
      DemoDirectory place, DemoSetup setup, FreePort ports, Clock clock, DemoOutput output)
      throws IOException, OperatorFault, InterruptedException {
    output.progress("starting the manager");
    Manager manager = Manager.create(setup.managerConfig(ports), clock);
    Node node = null;
    AutoCloseable subscription = null;
    boolean started = false;
    try {
      manager.start();
      setup.enrol(manager.enrolments());
      String password = setup.user(manager.people());
      subscription = manager.events().subscribe(output::event, output::eventsDropped);
      output.progress("starting the node");
      node =
          Node.create(
              setup.nodeConfig(ports, manager.nodeAddress().getPort()), setup.potTypes(), clock);
      node.start();
      awaitRegistration(node, place);
      requireAllPots(node, place);
      DemoFacts facts = facts(place, manager, node, password);
      Demo demo = new Demo(manager, node, facts, subscription);
      started = true;
      return demo;
    } finally {
      if (!started) {
        stop(manager, node, subscription);
      }
    }
  }

  private static void awaitRegistration(Node node, DemoDirectory place)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + REGISTRATION_PATIENCE.toNanos();
    while (!node.registered()) {
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "the node did not register within "
                + REGISTRATION_PATIENCE.toSeconds()
                + " seconds; "
                + place.logFile()
                + " says why");
      }
      Thread.sleep(REGISTRATION_POLL);
    }
  }

  /** A pot's port may have been taken in between; then the demo looks for others. */
  private static void requireAllPots(Node node, DemoDirectory place) throws BindException {
    if (node.potAddresses().size() < DemoSetup.POT_PORTS.size()) {
      throw new BindException("a honeypot did not start; " + place.logFile() + " says why");
    }
  }

  private static DemoFacts facts(DemoDirectory place, Manager manager, Node node, String password)
      throws IOException {
    Map<String, Integer> pots = new LinkedHashMap<>();
    node.potAddresses().forEach((potId, address) -> pots.put(potId, address.getPort()));
    int httpPort = manager.httpAddress().getPort();
    return new DemoFacts(
        place.path(),
        manager.nodeAddress(),
        "http://127.0.0.1:" + httpPort,
        httpPort,
        pots,
        node.intakeAddress().stream().mapToInt(InetSocketAddress::getPort).findFirst(),
        DemoSetup.USER,
        password,
        Files.readString(manager.tokenFile()).strip(),
        manager.tokenFile(),
        place.logFile());
  }

  DemoFacts facts() {
    return facts;
  }

  /** Stops the node first, so that what it still says reaches the manager. */
  @Override
  public void close() {
    stop(manager, node, subscription);
  }

  private static void stop(
      Manager manager,
      @org.jspecify.annotations.Nullable Node node,
      @org.jspecify.annotations.Nullable AutoCloseable subscription) {
    if (node != null) {
      node.stop();
    }
    if (subscription != null) {
      closeSubscription(subscription);
    }
    manager.stop();
  }

  private static void closeSubscription(AutoCloseable subscription) {
    try {
      subscription.close();
    } catch (Exception e) {
      throw new IllegalStateException("a subscription that cannot be closed", e);
    }
  }
}

package io.honeybee.node;

import io.honeybee.pot.PotTypes;
import io.honeybee.protocol.NodeId;
import io.honeybee.runtime.lifecycle.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;

/** A node: pots, spool and the link to the manager. Safe for use by any thread. */
public final class Node implements Service {

  private Node() {}

  /**
   * Wires a node; its identity is made here when it has none yet.
   *
   * @throws IOException when its directory, identity or TLS files cannot be used; one sentence for
   *     the operator
   */
  public static Node create(NodeConfig config, PotTypes potTypes, Clock clock) throws IOException {
    throw new UnsupportedOperationException("not built yet");
  }

  @Override
  public String name() {
    return "node";
  }

  /** Starts pots and link; returns without waiting for the manager. */
  @Override
  public void start() throws IOException {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Says goodbye to the manager and stops, within a few seconds. */
  @Override
  public void stop() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Returns once the node has stopped, by {@link #stop} or by the manager's command. */
  public void awaitStop() throws InterruptedException {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Whether it is registered at the manager now. */
  public boolean registered() {
    throw new UnsupportedOperationException("not built yet");
  }

  public NodeId id() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Where the running pots listen, by pot id, in the order of the configuration. */
  public Map<String, InetSocketAddress> potAddresses() {
    throw new UnsupportedOperationException("not built yet");
  }
}

package io.honeybee.manager;

import io.honeybee.manager.access.Enrolments;
import io.honeybee.manager.events.EventStore;
import io.honeybee.runtime.lifecycle.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;

/** A manager: the nodes' port, the store and the HTTP port. Safe for use by any thread. */
public final class Manager implements Service {

  private Manager() {}

  /**
   * Wires a manager; opens its database, and makes its first API token when there is none.
   *
   * @throws IOException when its directory, database or TLS files cannot be used; one sentence for
   *     the operator
   */
  public static Manager create(ManagerConfig config, Clock clock) throws IOException {
    throw new UnsupportedOperationException("not built yet");
  }

  @Override
  public String name() {
    return "manager";
  }

  @Override
  public void start() throws IOException {
    throw new UnsupportedOperationException("not built yet");
  }

  @Override
  public void stop() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Where nodes connect, with the real port. Only while started. */
  public InetSocketAddress nodeAddress() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Where browsers and API clients connect, with the real port. Only while started. */
  public InetSocketAddress httpAddress() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** The file (0600) that holds the token made at the first start. */
  public Path tokenFile() {
    throw new UnsupportedOperationException("not built yet");
  }

  public Enrolments enrolments() {
    throw new UnsupportedOperationException("not built yet");
  }

  public EventStore events() {
    throw new UnsupportedOperationException("not built yet");
  }
}

package io.honeybee.protocol;

import java.util.Optional;

/** How a node is. */
public enum NodeStatus {
  CONNECTED("Connected"),
  DEPLOYING("Deploying"),
  RUNNING("Running"),
  STOPPED("Stopped"),
  FAILED("Failed"),
  UNKNOWN("Unknown");

  private final String wireName;

  NodeStatus(String wireName) {
    this.wireName = wireName;
  }

  /** Its name in messages. */
  public String wireName() {
    return wireName;
  }

  public static Optional<NodeStatus> fromWire(String name) {
    return WireNames.find(values(), NodeStatus::wireName, name);
  }
}

package io.honeybee.protocol;

import java.util.Optional;

/** What a node is able to do. */
public enum NodeType {
  FULL("Full"),
  AGENT("Agent");

  private final String wireName;

  NodeType(String wireName) {
    this.wireName = wireName;
  }

  /** Its name in messages. */
  public String wireName() {
    return wireName;
  }

  public static Optional<NodeType> fromWire(String name) {
    return WireNames.find(values(), NodeType::wireName, name);
  }
}

package io.honeybee.protocol;

/** Something that happened to a node. */
public sealed interface NodeEvent extends NodeMessage {

  /** The node's process started. */
  record Started() implements NodeEvent {}

  /** The node is stopping. */
  record Stopped() implements NodeEvent {}

  /**
   * The node calls for attention.
   *
   * @param description for an operator; attacker text may be part of it
   */
  record Alarm(String description) implements NodeEvent {}

  /**
   * Something failed on the node.
   *
   * @param message for an operator
   */
  @SuppressWarnings("AvoidCommonTypeNames") // The word of the wire.
  record Error(String message) implements NodeEvent {}
}

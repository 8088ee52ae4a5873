package io.honeybee.protocol;

/** What the bytes of one envelope turned out to be. Wrong input is a value, not an exception. */
public sealed interface Decoded {

  /** A message of this version. */
  record Ok(Message message) implements Decoded {}

  /**
   * An envelope of another version.
   *
   * @param version what the peer speaks; -1 when it says nothing that is a number
   */
  record OtherVersion(long version) implements Decoded {}

  /**
   * A message of a newer peer, to be skipped.
   *
   * @param name as it stood on the wire; hostile text
   */
  record UnknownMessage(String name) implements Decoded {}

  /**
   * A pot status of an original node that is none, such as the empty one in which attack events
   * travelled there. Its content is worth keeping.
   *
   * @param status the unknown word; hostile text, as all else
   * @param message empty when there was none
   */
  record UnknownPotStatus(
      NodeId nodeId, String potId, String potType, String status, String message)
      implements Decoded {}

  /**
   * JSON of this version that breaks the message's rules.
   *
   * @param reason such as {@code node_id out of range}; holds no more than a short part of the
   *     input
   */
  record Invalid(String reason) implements Decoded {}

  /**
   * Not JSON at all, or not an envelope.
   *
   * @param reason for a log line; holds no more than a short part of the input
   */
  record Malformed(String reason) implements Decoded {}
}

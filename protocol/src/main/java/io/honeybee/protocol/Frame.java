package io.honeybee.protocol;

/** A piece of a stream as {@link FrameReader} cuts it. */
public sealed interface Frame {

  /**
   * One JSON text, from brace to brace.
   *
   * @param bytes the caller's own
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
  record Text(byte[] bytes) implements Frame {}

  /**
   * Bytes that are no JSON text, up to and with the next newline.
   *
   * @param start the first bytes of it, at most 480
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
  record Garbage(byte[] start) implements Frame {}

  /**
   * An envelope over the limit of bytes or depth. The reader gives nothing more after it.
   *
   * @param reason for a log line
   */
  record TooLarge(String reason) implements Frame {}

  /** The peer closed its side; what was unfinished then is lost. */
  record End() implements Frame {}
}

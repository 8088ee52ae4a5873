package io.honeybee.pot.mqtt;

/** A packet is none; Mosquitto closes the connection. */
final class MalformedPacket extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int NO_REASON = -1;

  private final int reason;

  MalformedPacket(String why) {
    this(why, NO_REASON);
  }

  /**
   * @param reason the reason code that a client of version 5 is told first
   */
  MalformedPacket(String why, int reason) {
    super(why, null, false, false);
    this.reason = reason;
  }

  boolean hasReason() {
    return reason != NO_REASON;
  }

  int reason() {
    return reason;
  }
}

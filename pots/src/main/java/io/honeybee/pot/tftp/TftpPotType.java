package io.honeybee.pot.tftp;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import io.honeybee.pot.UdpPot;
import java.util.List;
import java.util.stream.Stream;

/** {@code tftp}. */
public final class TftpPotType implements PotType {
  static final String NAME = "tftp";

  static final PotOption UPLOADS =
      new PotOption(
          "uploads", "true", "Whether files may be written: true (they are captured) or false");

  static final EventType REQUEST =
      EventType.of(
          "request",
          "A file was to be read or written, or something else was sent that begins no exchange.",
          EventField.FILENAME,
          new EventField("operation", "read, write, or the packet's number", ""),
          new EventField("mode", "the transfer mode, octet or netascii", ""),
          new EventField("options", "the options as NAME=VALUE, a list", ""),
          EventField.SIZE);

  /**
   * A block is at most 1,428 bytes, as an Ethernet frame holds it. Each block of an upload takes an
   * acknowledgement of four bytes.
   */
  private static final UdpPot.Shape SHAPE = new UdpPot.Shape(1_600, 2_000);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "TFTP server that captures what is written to it; logs each file that is asked for";
  }

  @Override
  public int defaultPort() {
    return 1069;
  }

  @Override
  public boolean isUdp() {
    return true;
  }

  @Override
  public List<PotOption> options() {
    return Stream.concat(Stream.of(UPLOADS), UdpPot.OPTIONS.stream()).toList();
  }

  @Override
  public List<EventType> eventTypes() {
    return List.of(REQUEST, EventType.FILE_UPLOAD, UdpPot.FLOOD);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    boolean uploads = context.values().flag(UPLOADS);
    return new UdpPot(context, NAME, SHAPE, new TftpResponder(context, uploads));
  }
}

package io.honeybee.pot.ntp;

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

/** {@code ntp}. */
public final class NtpPotType implements PotType {
  static final String NAME = "ntp";

  static final PotOption STRATUM =
      new PotOption("stratum", "3", "How far from a reference clock it says it is, 1..15");

  static final EventType REQUEST =
      EventType.of(
          "request",
          "A request for the time, or for what a server tells of itself.",
          new EventField("mode", "the mode, 0..7: 3 asks for the time, 6 and 7 query", ""),
          new EventField("ntp_version", "the protocol version, 0..7", ""),
          new EventField(
              "operation", "what a query asks for, such as monlist or readvar; or its number", ""),
          EventField.SIZE);

  /** A mode 3 request has 48 bytes, with its authenticator and extensions seldom over 200. */
  private static final UdpPot.Shape SHAPE = new UdpPot.Shape(1_024, 5);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "NTP server that tells the time; logs who asks for monlist and other queries";
  }

  @Override
  public int defaultPort() {
    return 1123;
  }

  @Override
  public boolean isUdp() {
    return true;
  }

  @Override
  public List<PotOption> options() {
    return Stream.concat(Stream.of(STRATUM), UdpPot.OPTIONS.stream()).toList();
  }

  @Override
  public List<EventType> eventTypes() {
    return List.of(REQUEST, UdpPot.FLOOD);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    int stratum = (int) context.values().number(STRATUM, 1, 15);
    return new UdpPot(context, NAME, SHAPE, new NtpResponder(context, stratum));
  }
}

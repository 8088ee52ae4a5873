package io.honeybee.pot.snmp;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import io.honeybee.pot.UdpPot;
import io.honeybee.world.World;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code snmp}. */
public final class SnmpPotType implements PotType {
  static final String NAME = "snmp";

  static final PotOption COMMUNITIES =
      new PotOption("communities", "public", "Communities that are answered, separated by commas");
  static final PotOption DESCRIPTION =
      new PotOption(
          "description",
          "",
          "sysDescr, at most 200 printable ASCII characters; when absent, that of the pretended"
              + " system");
  static final PotOption CONTACT =
      new PotOption("contact", "root", "sysContact, at most 100 printable ASCII characters");
  static final PotOption LOCATION =
      new PotOption(
          "location", "Server Room", "sysLocation, at most 100 printable ASCII characters");

  static final EventType REQUEST =
      EventType.of(
          "request",
          "A message of SNMP, or what was to be one.",
          EventField.VERSION,
          new EventField("community", "the community, which is the password of versions 1, 2c", ""),
          new EventField("accepted", "whether the community is one that is answered", ""),
          EventField.USERNAME,
          new EventField("authenticated", "whether a version 3 message is signed", ""),
          new EventField("encrypted", "whether a version 3 message is encrypted", ""),
          new EventField("operation", "get, getnext, getbulk, set, discovery ...", ""),
          new EventField("oids", "the variables that were named, a list", ""),
          new EventField("values", "what a set request wanted to set, a list", ""),
          EventField.DATA,
          EventField.SIZE);

  private static final UdpPot.Shape SHAPE = new UdpPot.Shape(4_096, 20);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "SNMP agent (v1, v2c, v3); logs communities, users and variables";
  }

  @Override
  public int defaultPort() {
    return 1161;
  }

  @Override
  public boolean isUdp() {
    return true;
  }

  @Override
  public List<PotOption> options() {
    return Stream.concat(
            Stream.of(COMMUNITIES, DESCRIPTION, CONTACT, LOCATION), UdpPot.OPTIONS.stream())
        .toList();
  }

  @Override
  public List<EventType> eventTypes() {
    return List.of(REQUEST, UdpPot.FLOOD);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    OptionValues values = context.values();
    String own = values.printable(DESCRIPTION, 200);
    SystemGroup system =
        new SystemGroup(
            context.world(),
            own.isEmpty() ? uname(context.world()) : own,
            values.printable(CONTACT, 100),
            values.printable(LOCATION, 100));
    return new UdpPot(
        context,
        NAME,
        SHAPE,
        new SnmpResponder(new Agent(system), Set.copyOf(values.list(COMMUNITIES))));
  }

  /** As net-snmp takes it from the system. */
  private static String uname(World world) {
    return String.join(
        " ",
        "Linux",
        world.hostName(),
        world.kernelRelease(),
        world.kernelVersion(),
        world.machine());
  }
}

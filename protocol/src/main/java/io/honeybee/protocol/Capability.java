package io.honeybee.protocol;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An extension of Protocol v2 that is on when both sides list it. */
public enum Capability {
  /** The manager understands {@link PotEvent}. */
  POT_EVENT("pot_event"),
  /** The manager acknowledges events with {@link EventAck}. */
  EVENT_ACK("event_ack"),
  /** Heartbeats carry the node's counters. */
  COUNTERS("counters"),
  /** A command that carries an id is answered with one {@link CommandResult}. */
  COMMAND_RESULT("command_result"),
  /** The manager reads envelopes that arrive joined in one read. */
  FRAMING("framing");

  private final String wireName;

  Capability(String wireName) {
    this.wireName = wireName;
  }

  /** Its name in messages. */
  public String wireName() {
    return wireName;
  }

  public static Optional<Capability> fromWire(String name) {
    return WireNames.find(values(), Capability::wireName, name);
  }

  /** The known ones of a peer's list; strings nobody knows are left out. */
  public static Set<Capability> fromWire(List<String> names) {
    return names.stream()
        .flatMap(name -> fromWire(name).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All capabilities of this version, as they are announced. */
  public static List<String> allWireNames() {
    return java.util.Arrays.stream(values()).map(Capability::wireName).toList();
  }
}

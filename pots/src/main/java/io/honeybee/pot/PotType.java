package io.honeybee.pot;

import java.util.List;
import java.util.stream.Stream;

/** One kind of honeypot, such as {@code ssh}. Stateless. */
public interface PotType {

  /** The name in configurations and events: lower case, short. */
  String name();

  /** One sentence for {@code honeybee pots}. */
  String description();

  /** The port when the configuration names none, 1..65535. */
  int defaultPort();

  /** The ports when the configuration names none. */
  default Ports defaultPorts() {
    return Ports.of(defaultPort());
  }

  /** Whether it listens on UDP rather than TCP. */
  default boolean isUdp() {
    return false;
  }

  /** Whether an Agent runs it too: it pretends to be nothing, and takes next to no memory. */
  default boolean runsOnAgents() {
    return false;
  }

  /** The options that only this type has. */
  List<PotOption> options();

  /** All options it knows: its own, and those that every pot has. */
  default List<PotOption> allOptions() {
    return Stream.concat(options().stream(), ListenerOptions.ALL.stream()).toList();
  }

  /** What it reports. */
  List<EventType> eventTypes();

  /**
   * Makes a pot that is not started yet. Does no I/O.
   *
   * @throws InvalidOptionException when an option's value cannot be used
   */
  Pot create(PotContext context) throws InvalidOptionException;
}

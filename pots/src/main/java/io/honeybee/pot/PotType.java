package io.honeybee.pot;

import java.util.List;

/** One kind of honeypot, such as {@code ssh}. Stateless. */
public interface PotType {

  /** The name in configurations and events: lower case, short. */
  String name();

  /** One sentence for {@code honeybee pots}. */
  String description();

  /** The port when the configuration names none, 1..65535. */
  int defaultPort();

  /** All options it knows. */
  List<PotOption> options();

  /** The event types it reports, such as {@code ssh.login.failed}. */
  List<String> eventTypes();

  /**
   * Makes a pot that is not started yet. Does no I/O.
   *
   * @throws InvalidOptionException when an option's value cannot be used
   */
  Pot create(PotContext context) throws InvalidOptionException;
}

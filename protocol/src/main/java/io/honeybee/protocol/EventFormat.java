package io.honeybee.protocol;

/** How attack events go to a manager, as {@code server.event_format} says. */
public enum EventFormat {
  /** {@link PotEvent} where the manager announced {@link Capability#POT_EVENT}, else alarms. */
  AUTO("auto"),
  /** Always {@link PotEvent}, also to a manager that did not announce it. */
  POT_EVENT("pot_event"),
  /** Always {@link NodeEvent.Alarm}. */
  ALARM("alarm");

  private final String configName;

  EventFormat(String configName) {
    this.configName = configName;
  }

  /** Its word in a configuration. */
  public String configName() {
    return configName;
  }
}

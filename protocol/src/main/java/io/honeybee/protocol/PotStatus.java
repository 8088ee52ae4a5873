package io.honeybee.protocol;

import java.util.Optional;

/** How a pot is. */
public enum PotStatus {
  INSTALLING("Installing"),
  RUNNING("Running"),
  STOPPED("Stopped"),
  FAILED("Failed");

  private final String wireName;

  PotStatus(String wireName) {
    this.wireName = wireName;
  }

  /** Its name in messages. */
  public String wireName() {
    return wireName;
  }

  public static Optional<PotStatus> fromWire(String name) {
    return WireNames.find(values(), PotStatus::wireName, name);
  }
}

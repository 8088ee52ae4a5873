package io.honeybee.pot.smb;

/**
 * What can be connected to.
 *
 * @param name as it is listed
 * @param comment as it is listed
 * @param path what {@code NetShareGetInfo} says, as Windows writes paths
 */
record Share(String name, Kind kind, String comment, String path) {
  static final String IPC = "IPC$";

  /** Who may connect, and to what. */
  enum Kind {
    /** A disk for everybody. */
    DISK,
    /** A disk that asks for an account. */
    CLOSED_DISK,
    /** A hidden disk that asks for an account. */
    ADMINISTRATION,
    /** Named pipes. */
    PIPES
  }

  boolean isDisk() {
    return kind != Kind.PIPES;
  }

  /** Whether guests are sent away. */
  boolean isClosed() {
    return kind == Kind.CLOSED_DISK || kind == Kind.ADMINISTRATION;
  }

  /** [MS-SRVS] section 2.2.2.4. */
  long type() {
    return switch (kind) {
      case DISK, CLOSED_DISK -> 0;
      case ADMINISTRATION -> 0x80000000L;
      case PIPES -> 0x80000003L;
    };
  }
}

package io.honeybee.pot.smb;

/**
 * What a client wants to open, in the words that both versions use ([MS-SMB2] section 2.2.13).
 *
 * @param path below the share
 * @param access the rights that are asked for
 * @param disposition what to do when it is there, and when it is not
 * @param options of its creation
 */
record OpenRequest(String path, long access, long disposition, long options) {
  /** A disposition: only what is there. */
  static final long OPEN = 1;

  /** An option: no folder. */
  static final long FILE = 0x40;

  /** An option: removed when it is closed. */
  static final long REMOVE = 0x1000;

  boolean wantsFolder() {
    return (options & 1) != 0;
  }

  boolean wantsFile() {
    return (options & FILE) != 0;
  }

  boolean removesOnClose() {
    return (options & REMOVE) != 0;
  }

  boolean mustExist() {
    return disposition == OPEN || disposition == 4;
  }

  boolean mustBeNew() {
    return disposition == 2;
  }

  boolean overwrites() {
    return disposition == 0 || disposition == 4 || disposition == 5;
  }

  boolean isKnown() {
    return disposition >= 0 && disposition <= 5;
  }
}

package io.honeybee.pot.smb;

/** What one connection may have of everything. */
final class Limits {
  /** Bytes read, written or transacted at once. */
  static final int TRANSFER_BYTES = 64 * 1024;

  /** Logins at a time, begun or done. */
  static final int LOGONS = 16;

  static final int TREES = 32;
  static final int OPEN_FILES = 64;

  /** Requests in one message. */
  static final int COMPOUND = 16;

  /** Requests that a client is told it may have on the way. */
  static final int CREDITS = 64;

  /** Files and folders made in one session, in all shares. */
  static final int NEW_FILES = 256;

  /** Bytes kept of one uploaded file to be read again. */
  static final int KEPT_FILE_BYTES = 256 * 1024;

  /** The same for all sessions of a pot. */
  static final long KEPT_BYTES = 32L << 20;

  private Limits() {}
}

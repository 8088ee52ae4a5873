package io.honeybee.runtime.journal;

/** What became of a record. */
public enum Appended {
  /** It survives a crash. */
  STORED,
  /** It can be read, but is in memory alone until the disk can be written. */
  HELD,
  /** It is lost, and counted as such. */
  REFUSED
}

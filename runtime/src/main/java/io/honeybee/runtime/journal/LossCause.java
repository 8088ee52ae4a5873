package io.honeybee.runtime.journal;

/** Why records were lost. */
public enum LossCause {
  /** The journal reached its limit on disk, and the oldest segment went. */
  LIMIT,
  /** What the disk gave back was not what was written, or of no use to its reader. */
  DAMAGED,
  /** The disk could not be written, and the memory for such records was full. */
  DISK,
  /** A record was larger than 1 MiB, or empty. */
  OVERSIZED,
  /** It came after the journal was closed. */
  CLOSED
}

package io.honeybee.http;

import java.util.concurrent.Semaphore;

/**
 * The memory that bodies of requests take, for all connections of a pot together: {@value
 * #ALL_KIBIBYTES} KiB. When it is taken, further bodies are held only as far as their events go.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class BodyMemory {
  /** Bytes held of one body. */
  static final int MOST = 256 << 10;

  /** Bytes held of one body when there is no room for more. */
  static final int LEAST = 8 << 10;

  private static final int ALL_KIBIBYTES = 32 << 10;
  private static final int PIECE_KIBIBYTES = MOST >> 10;

  private final Semaphore kibibytes = new Semaphore(ALL_KIBIBYTES);

  /** How many bytes of a body may be held; given back by {@link #release}. */
  int reserve() {
    return kibibytes.tryAcquire(PIECE_KIBIBYTES) ? MOST : LEAST;
  }

  void release(int reserved) {
    if (reserved == MOST) {
      kibibytes.release(PIECE_KIBIBYTES);
    }
  }
}

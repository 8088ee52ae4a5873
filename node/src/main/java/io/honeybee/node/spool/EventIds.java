package io.honeybee.node.spool;

import com.github.f4b6a3.ulid.UlidFactory;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Gives ids that nobody else gives, each higher than the one before: ULIDs.
 *
 * <p>Thread rule: any thread.
 */
final class EventIds {
  private final UlidFactory ulids;

  EventIds(InstantSource clock, RandomGenerator random) {
    this.ulids = UlidFactory.newMonotonicInstance((LongSupplier) random::nextLong, clock::millis);
  }

  /** Synchronized, for the factory goes on from its last one and has no lock of its own. */
  synchronized String next() {
    return ulids.create().toString();
  }
}

package io.honeybee.node.supervision;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotLimits;
import io.honeybee.world.World;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;

/** Makes a pot only to see whether its options can be used; it is never started. */
final class PotTrial {
  private static final World ANYWHERE = World.generate(0, Instant.EPOCH);

  private PotTrial() {}

  /** What is wrong with a pot's options, if anything. */
  static Optional<InvalidOptionException> run(PotSettings pot) {
    try {
      pot.type()
          .create(
              new PotContext(
                  pot.id(),
                  InetSocketAddress.createUnresolved("localhost", pot.port()),
                  pot.options(),
                  Path.of(pot.id()),
                  PotLimits.DEFAULT,
                  ANYWHERE,
                  observation -> {},
                  InstantSource.fixed(Instant.EPOCH),
                  new Random(0)));
      return Optional.empty();
    } catch (InvalidOptionException e) {
      return Optional.of(e);
    }
  }
}

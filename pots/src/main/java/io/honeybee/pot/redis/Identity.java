package io.honeybee.pot.redis;

import io.honeybee.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * What one running server is known by; always the same for a machine.
 *
 * @param runId 40 hexadecimal digits
 * @param replicationId 40 hexadecimal digits
 * @param processId as INFO has it
 * @param startedAt a moment after the machine's boot
 */
record Identity(String runId, String replicationId, int processId, Instant startedAt) {
  private static final long SALT = 0x7265646973L;

  static Identity of(World world) {
    SplittableRandom random = new SplittableRandom(world.seed() ^ SALT);
    return new Identity(
        id(random),
        id(random),
        random.nextInt(420, 980),
        world.bootedAt().plus(Duration.ofSeconds(random.nextInt(9, 31))));
  }

  private static String id(SplittableRandom random) {
    return "%016x%016x%08x".formatted(random.nextLong(), random.nextLong(), random.nextInt());
  }
}

package io.honeybee.bench.crash;

import java.util.random.RandomGenerator;

/** Who is killed. */
enum Victim {
  NODE,
  MANAGER,
  BOTH;

  static Victim any(RandomGenerator random) {
    return values()[random.nextInt(values().length)];
  }

  boolean isNode() {
    return this != MANAGER;
  }

  boolean isManager() {
    return this != NODE;
  }
}

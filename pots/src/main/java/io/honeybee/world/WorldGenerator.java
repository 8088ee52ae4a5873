package io.honeybee.world;

import io.honeybee.world.World.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws a machine. The order of the draws is part of what a seed means: append, never insert. */
final class WorldGenerator {
  private static final List<String> ROLES =
      List.of(
          "web", "db", "mail", "app", "srv", "backup", "git", "node", "mysql", "proxy", "files",
          "build", "cache", "vps", "monitor", "ns");
  private static final List<String> NAMES =
      List.of(
          "admin", "deploy", "backup", "jan", "maria", "tom", "anna", "peter", "oleg", "chris",
          "lukas", "sam", "nina", "david", "eva", "martin");
  private static final List<String> DEVICES = List.of("vda", "sda", "xvda");
  private static final int FIRST_PERSON = 1000;

  private final long seed;
  private final Instant since;
  private final SplittableRandom random;

  WorldGenerator(long seed, Instant since) {
    this.seed = seed;
    this.since = since;
    this.random = new SplittableRandom(seed);
  }

  World generate() {
    Releases.Release release = pick(Releases.ALL);
    String hostName = hostName();
    Cpu cpu = cpu();
    Memory memory = memory(cpu.cores());
    Disk disk = disk();
    Network network = network(disk.device());
    List<Account> people = people();
    Duration up = Duration.ofSeconds(random.nextLong(6 * 86_400L, 160 * 86_400L));
    Instant booted = since.minus(up);
    Instant installed =
        booted.minus(Duration.ofSeconds(random.nextLong(20 * 86_400L, 300 * 86_400L)));
    return new World(
        seed,
        hostName,
        release.distribution(),
        release.kernel(),
        cpu,
        memory,
        disk,
        network,
        people,
        installed,
        booted,
        new Userland(Userland.Kind.DEBIAN, release.busyBox()));
  }

  private String hostName() {
    String role = pick(ROLES);
    return switch (random.nextInt(4)) {
      case 0 -> role + random.nextInt(1, 10);
      case 1 -> role + "-0" + random.nextInt(1, 6);
      case 2 -> role + "-" + Integer.toHexString(random.nextInt(0x10000, 0xFFFFF));
      default -> "vps" + random.nextInt(10_000, 999_999);
    };
  }

  private Cpu cpu() {
    Cpu kind = pick(Processors.ALL);
    int cores = 1 << random.nextInt(1, 4);
    return new Cpu(
        kind.vendor(),
        kind.modelName(),
        kind.family(),
        kind.model(),
        kind.stepping(),
        kind.microcode(),
        cores,
        kind.megahertz(),
        kind.cacheKilobytes(),
        kind.flags());
  }

  private Memory memory(int cores) {
    long gibibytes = 2L * cores;
    // The kernel and the firmware keep a few per cent for themselves.
    long total = (gibibytes << 20) - random.nextLong(60_000, 120_000);
    long used = total * random.nextInt(8, 30) / 100;
    long cached = total * random.nextInt(25, 55) / 100;
    long swap = random.nextBoolean() ? 0 : (1L << 20) - 4;
    return new Memory(total, used, cached, swap);
  }

  private Disk disk() {
    long gibibytes = pick(List.of(20L, 40L, 50L, 80L, 100L, 160L));
    long total = (gibibytes << 20) * 983 / 1000;
    long used = total * random.nextInt(9, 60) / 100;
    String uuid =
        "%08x-%04x-4%03x-a%03x-%012x"
            .formatted(
                random.nextInt(),
                random.nextInt(0x10000),
                random.nextInt(0x1000),
                random.nextInt(0x1000),
                random.nextLong(1L << 48));
    return new Disk(pick(DEVICES), uuid, total, used);
  }

  private Network network(String disk) {
    String device = disk.equals("sda") ? "ens" + pick(List.of(18, 33, 192)) : "eth0";
    // Private addresses, as most rented machines behind a balancer have.
    String net =
        random.nextBoolean() ? "10." + random.nextInt(256) : "172." + random.nextInt(16, 32);
    String subnet = net + "." + random.nextInt(256) + ".";
    String mac =
        "52:54:00:%02x:%02x:%02x"
            .formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    return new Network(device, subnet + random.nextInt(4, 250), 24, subnet + "1", mac);
  }

  private List<Account> people() {
    List<Account> people = new ArrayList<>();
    int count = random.nextInt(1, 3);
    while (people.size() < count) {
      String name = pick(NAMES);
      if (people.stream().noneMatch(a -> a.name().equals(name))) {
        people.add(new Account(name, FIRST_PERSON + people.size(), ""));
      }
    }
    return people;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}

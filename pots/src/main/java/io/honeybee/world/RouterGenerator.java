package io.honeybee.world;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Draws the router that a server sits behind: it has the server's gateway as its own address, so
 * that both can be met at one public address. The order of the draws is part of what a seed means.
 */
final class RouterGenerator {
  private static final long ROUTER_SEED = 0x726f75746572L;
  private static final List<String> NAMES =
      List.of("router", "Router", "gateway", "home-gw", "DSL-Router", "wlan-ap", "AC1200", "N300");
  // Makers whose routers are common; the first three bytes of a MAC address name the maker.
  private static final List<String> MAKERS =
      List.of("14:cc:20", "c0:4a:00", "00:1d:7e", "28:10:7b", "a0:21:b7", "84:c9:b2", "00:0c:43");
  private static final DateTimeFormatter BUILT =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'CST' yyyy", Locale.ROOT);
  private static final DateTimeFormatter BUSYBOX_BUILT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'CST'", Locale.ROOT);
  private static final Instant FIRST_FIRMWARE = Instant.parse("2013-03-01T02:00:00Z");
  private static final long FIRMWARE_SECONDS = 5L * 365 * 86_400;
  private static final long DAY = 86_400;

  private final World server;
  private final Instant since;
  private final SplittableRandom random;

  RouterGenerator(World server, Instant since) {
    this.server = server;
    this.since = since;
    this.random = new SplittableRandom(server.seed() ^ ROUTER_SEED);
  }

  World generate() {
    SystemOnChip chip = SystemOnChip.of(server.seed());
    String host = NAMES.get(random.nextInt(NAMES.size()));
    Instant built = FIRST_FIRMWARE.plusSeconds(random.nextLong(FIRMWARE_SECONDS));
    String when = built.atZone(ZoneOffset.UTC).format(BUILT);
    boolean many = chip.cores() > 1;
    String version = "#" + random.nextInt(1, 9) + (many ? " SMP " : " ") + when;
    Kernel kernel =
        new Kernel(
            chip.kernelRelease(),
            version,
            chip.instructions().kernelName(),
            "(root@localhost.localdomain) (" + chip.compiler() + ")");
    Cpu cpu = new Cpu("", chip.cpuModel(), 0, 0, 0, "", chip.cores(), chip.bogoMips(), 32, "");
    String mac = MAKERS.get(random.nextInt(MAKERS.size())) + three();
    Network lan =
        new Network("br0", server.network().gateway(), server.network().prefixLength(), wan(), mac);
    Instant booted = since.minus(Duration.ofSeconds(random.nextLong(2 * DAY, 90 * DAY)));
    Userland userland =
        new Userland(
            Userland.Kind.BUSYBOX,
            "BusyBox "
                + chip.busyBox()
                + " ("
                + built.minusSeconds(900).atZone(ZoneOffset.UTC).format(BUSYBOX_BUILT)
                + ")");
    Distribution firmware = new Distribution(firmware(), "", "", "");
    return new World(
        server.seed(),
        host,
        firmware,
        kernel,
        cpu,
        memory(),
        new Disk("mtdblock", "", 5_888, 5_888),
        lan,
        List.of(),
        built,
        booted,
        userland);
  }

  private String firmware() {
    return "V%d.%d.%d".formatted(random.nextInt(1, 4), random.nextInt(10), random.nextInt(1, 30));
  }

  private Memory memory() {
    long total = (random.nextBoolean() ? 64L : 128L) * 1024 - random.nextLong(2_800, 4_400);
    long used = total * random.nextInt(38, 55) / 100;
    long cached = total * random.nextInt(14, 26) / 100;
    return new Memory(total, used, cached, 0);
  }

  /** The provider's end: shared addresses, as behind a carrier's own translation (RFC 6598). */
  private String wan() {
    return "100." + random.nextInt(64, 128) + "." + random.nextInt(256) + ".1";
  }

  private String three() {
    return ":%02x:%02x:%02x"
        .formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }
}

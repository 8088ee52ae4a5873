package io.honeybee.pot.smb;

import io.honeybee.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** What lies on a share before anybody comes: small, and another on each node. */
final class ShareContents {
  private static final List<String> FOLDERS =
      List.of("Archive", "Scans", "Invoices", "Templates", "HR", "IT", "Projects", "Old");
  private static final List<String> ITEMS =
      List.of("Toner black", "Paper A4", "Monitor 24in", "Docking station", "UPS battery", "SSD");
  private static final int MAX_AGE_DAYS = 400;

  private final World world;
  private final Random random;

  private ShareContents(World world, String share) {
    this.world = world;
    this.random = new Random(world.seed() ^ share.hashCode());
  }

  /** The root of a share, freshly made. */
  static ShareItem of(World world, Share share) {
    return new ShareContents(world, share.name()).root(share.kind() == Share.Kind.DISK);
  }

  private ShareItem root(boolean filled) {
    ShareItem root = ShareItem.folder("", time());
    if (filled) {
      int first = random.nextInt(FOLDERS.size());
      root.add(ShareItem.folder(FOLDERS.get(first), time()));
      root.add(ShareItem.folder(FOLDERS.get((first + 3) % FOLDERS.size()), time()));
      root.add(file("inventory_" + (2022 + random.nextInt(4)) + ".csv", inventory()));
      root.add(file("phone list.txt", phones()));
    }
    return root;
  }

  private ShareItem file(String name, String text) {
    return ShareItem.file(name, time(), text.getBytes(StandardCharsets.UTF_8));
  }

  private Instant time() {
    long seconds = random.nextLong(Duration.ofDays(MAX_AGE_DAYS).toSeconds());
    Instant time = world.installedAt().plusSeconds(seconds);
    return time.isAfter(world.bootedAt()) ? world.bootedAt() : time;
  }

  private String inventory() {
    StringBuilder text = new StringBuilder("no;item;count;room\r\n");
    int rows = 8 + random.nextInt(20);
    for (int i = 0; i < rows; i++) {
      text.append(1000 + i * 7 + random.nextInt(6))
          .append(';')
          .append(ITEMS.get(random.nextInt(ITEMS.size())))
          .append(';')
          .append(1 + random.nextInt(40))
          .append(";E")
          .append(100 + random.nextInt(30))
          .append("\r\n");
    }
    return text.toString();
  }

  private String phones() {
    StringBuilder text = new StringBuilder();
    for (World.Account person : world.people()) {
      text.append(person.fullName()).append("  -").append(20 + random.nextInt(70)).append("\r\n");
    }
    return text.append("Front desk  -").append(10 + random.nextInt(9)).append("\r\n").toString();
  }
}

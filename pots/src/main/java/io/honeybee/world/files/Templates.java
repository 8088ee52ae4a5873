package io.honeybee.world.files;

import io.honeybee.world.Network;
import io.honeybee.world.World;
import io.honeybee.world.World.Account;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Text files with the world's own values in place of {@code ${name}}. */
final class Templates {
  private static final String HASH_LETTERS =
      "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int SALT_LETTERS = 22;
  private static final int HASH_CHARS = 43;
  private static final int OLD_SALT_LETTERS = 8;
  private static final int OLD_HASH_CHARS = 22;
  // Draws for texts must not depend on how many draws the world took.
  private static final long TEXT_SEED = 0x7465787473L;

  private final Map<String, String> values = new LinkedHashMap<>();
  private final SplittableRandom random;
  private final String folder;

  /**
   * @param folder where the texts lie beside these classes
   */
  Templates(World world, String folder) {
    this.folder = folder;
    this.random = new SplittableRandom(world.seed() ^ TEXT_SEED);
    Network network = world.network();
    values.put("host", world.hostName());
    values.put("version", world.distribution().version());
    values.put("codename", world.distribution().codeName());
    values.put("point", world.distribution().pointRelease());
    values.put("uuid", world.disk().uuid());
    values.put("device", network.device());
    values.put("address", network.address());
    values.put("prefix", String.valueOf(network.prefixLength()));
    values.put("gateway", network.gateway());
    values.put("installed", String.valueOf(day(world.installedAt())));
    values.put("changed", String.valueOf(day(world.installedAt().plusSeconds(90_000))));
    values.put("roothash", hash());
    values.put("routerhash", oldHash());
    values.put("firmware", world.distribution().version());
    values.put("network", network.network());
    values.put("netmask", network.netmask());
    values.put("machineid", "%016x%016x".formatted(random.nextLong(), random.nextLong()));
    values.put("people", each(world, ",", Account::name));
    values.put("group", each(world, "\n", a -> a.name() + ":x:" + a.id() + ":"));
    values.put(
        "passwd",
        each(
            world,
            "\n",
            a ->
                "%s:x:%d:%d:%s,,,:/home/%s:/bin/bash"
                    .formatted(a.name(), a.id(), a.id(), a.fullName(), a.name())));
    values.put(
        "shadow",
        each(
            world,
            "\n",
            a -> a.name() + ":" + hash() + ":" + values.get("installed") + ":0:99999:7:::"));
  }

  /** What the file at that path holds. */
  String text(String path) {
    String text = Resources.text(folder + path);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("${" + value.getKey() + "}", value.getValue());
    }
    return text;
  }

  private static String each(World world, String separator, Function<Account, String> text) {
    return world.people().stream().map(text).collect(Collectors.joining(separator));
  }

  private static long day(Instant when) {
    return when.getEpochSecond() / 86_400;
  }

  /** Looks like a yescrypt hash; no password belongs to it. */
  private String hash() {
    return "$y$j9T$" + letters(SALT_LETTERS) + "$" + letters(HASH_CHARS);
  }

  /** Looks like an MD5 crypt hash, as old firmware has it; no password belongs to it. */
  private String oldHash() {
    return "$1$" + letters(OLD_SALT_LETTERS) + "$" + letters(OLD_HASH_CHARS);
  }

  private String letters(int count) {
    return random
        .ints(count, 0, HASH_LETTERS.length())
        .mapToObj(i -> String.valueOf(HASH_LETTERS.charAt(i)))
        .collect(Collectors.joining());
  }
}

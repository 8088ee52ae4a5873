package io.honeybee.pot.http;

import io.honeybee.http.Escaping;
import io.honeybee.http.HttpRequest;
import io.honeybee.http.Visit;
import io.honeybee.pot.PotContext;
import io.honeybee.world.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The values that pages are filled with: the machine's, and the request's, these escaped. Immutable
 * save for the randomness.
 */
final class SiteValues {
  // Draws for sites must not depend on how many draws the world took.
  private static final long SITE_SEED = 0x73697465L;
  private static final String ID_LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final String SESSION_LETTERS = "0123456789abcdefghijklmnopqrstuv";
  private static final int BULLSEYE = 11;
  private static final List<String> BLOGS =
      List.of(
          "Field Notes",
          "Morning Coffee",
          "Riverside Studio",
          "Our Garden Blog",
          "Northern Trails");

  private final PotContext context;
  private final Map<String, String> own = new HashMap<>();

  SiteValues(PotContext context) {
    this.context = context;
    World world = context.world();
    SplittableRandom random = new SplittableRandom(world.seed() ^ SITE_SEED);
    String person = world.people().getFirst().name();
    own.put("hostname", world.hostName());
    own.put("address", world.network().address());
    own.put("person", person);
    own.put("Person", person.substring(0, 1).toUpperCase(Locale.ROOT) + person.substring(1));
    own.put("blog", BLOGS.get(random.nextInt(BLOGS.size())));
    own.put("clusterid", letters(random, ID_LETTERS, 22));
    own.put("nodeid", letters(random, ID_LETTERS, 22));
    own.put("indexid", letters(random, ID_LETTERS, 22));
    own.put("indexid2", letters(random, ID_LETTERS, 22));
    own.put("documents", Integer.toString(random.nextInt(8_000, 90_000)));
    own.put("documents2", Integer.toString(random.nextInt(300, 4_000)));
    own.put("megabytes", random.nextInt(20, 90) + "." + random.nextInt(1, 10));
    own.put("heap", Integer.toString(random.nextInt(20, 70)));
    own.put("cores", Integer.toString(world.cpu().cores()));
    own.put("mac", world.network().mac());
    Instant installed = world.installedAt();
    own.put("day", format("yyyy-MM-dd", installed));
    own.put("Day", format("MMMM d, yyyy", installed));
    own.put("year", format("yyyy", installed));
    own.put("iso", format("yyyy-MM-dd'T'HH:mm:ss", installed));
    own.put("gnudate", format("yyyy-MM-dd HH:mm:ss", installed));
  }

  private static String format(String pattern, Instant when) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
        .withZone(ZoneOffset.UTC)
        .format(when);
  }

  private static String letters(RandomGenerator random, String from, int count) {
    StringBuilder out = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      out.append(from.charAt(random.nextInt(from.length())));
    }
    return out.toString();
  }

  /** When files were put on the pretended disk. */
  Instant modified() {
    return context.world().installedAt();
  }

  /** The people who have accounts. */
  List<String> people() {
    return context.world().people().stream().map(World.Account::name).toList();
  }

  /**
   * How the server names itself.
   *
   * @param option what the operator wants; empty for what Debian installs
   */
  String server(Personality personality, String option) {
    if (!option.isEmpty()) {
      return option;
    }
    boolean old = context.world().distribution().version().equals(Integer.toString(BULLSEYE));
    return switch (personality.manner()) {
      case "nginx" -> old ? "nginx/1.18.0" : "nginx/1.22.1";
      case "apache" -> old ? "Apache/2.4.62 (Debian)" : "Apache/2.4.65 (Debian)";
      case "boa" -> "Boa/0.94.14rc21";
      default -> "";
    };
  }

  /** The values for one answer. */
  Map<String, String> of(HttpRequest request, Visit visit, List<String> stars, Escaping escaping) {
    Map<String, String> values = new HashMap<>(own);
    String host = request.headers().text("Host");
    String base = visit.scheme() + "://" + (host.isEmpty() ? own.get("address") : host);
    values.put("base", escaping.escape(base));
    values.put("path", escaping.escape(request.path()));
    values.put("name", escaping.escape(Route.split(request.path()).getFirst()));
    values.put("url", escaping.escape(request.head().target()));
    values.put("method", escaping.escape(request.method()));
    for (int i = 0; i < stars.size(); i++) {
      values.put(Integer.toString(i + 1), escaping.escape(stars.get(i)));
    }
    RandomGenerator random = context.random();
    values.put("hex32", "%016x%016x".formatted(random.nextLong(), random.nextLong()));
    values.put("id20", letters(random, ID_LETTERS, 20));
    values.put("session26", letters(random, SESSION_LETTERS, 26));
    Instant now = context.clock().instant();
    values.put("now", Long.toString(now.getEpochSecond()));
    values.put("clock", format("HH:mm:ss", now));
    values.put("took", Integer.toString(random.nextInt(1, 9)));
    return values;
  }
}

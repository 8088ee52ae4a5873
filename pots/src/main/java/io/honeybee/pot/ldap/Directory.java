package io.honeybee.pot.ldap;

import io.honeybee.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A small directory, written out of LDIF-like templates: a line that begins with a plus is an
 * attribute that is shown only when asked for. Immutable.
 */
final class Directory {
  private static final long SALT = 0x6C646170L;
  private static final String PERSON = "#person\n";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Entry root;
  private final List<Entry> entries;

  private Directory(Entry root, List<Entry> entries) {
    this.root = root;
    this.entries = List.copyOf(entries);
  }

  static Directory of(World world, LdapPersonality personality, String domain) {
    SplittableRandom random = new SplittableRandom(world.seed() ^ SALT);
    Map<String, String> words = new HashMap<>();
    String dc = personality.longLengths() ? "DC=" : "dc=";
    words.put("base", dc + String.join("," + dc, domain.split("\\.", -1)));
    words.put("domain", domain);
    words.put("dc", domain.split("\\.", -1)[0]);
    words.put("host", world.hostName());
    words.put("HOST", world.hostName().toUpperCase(Locale.ROOT));
    words.put("created", TIME.format(world.installedAt()));
    String[] parts = read(personality.label() + ".ldif").split(PERSON, -1);
    List<Entry> all = new ArrayList<>(parse(parts[0], words, random));
    for (World.Account person : world.people()) {
      words.put("user", person.name());
      words.put(
          "User",
          person.name().substring(0, 1).toUpperCase(Locale.ROOT) + person.name().substring(1));
      words.put("uid", Integer.toString(person.id()));
      all.addAll(parse(parts[1], words, random));
    }
    return new Directory(all.getFirst(), all.subList(1, all.size()));
  }

  private static String read(String name) {
    try (InputStream in = Directory.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Entry> parse(
      String text, Map<String, String> words, SplittableRandom random) {
    List<Entry> entries = new ArrayList<>();
    for (String block : text.strip().split("\n\n", -1)) {
      String filled = block.replace("${uuid}", uuid(random));
      for (Map.Entry<String, String> word : words.entrySet()) {
        filled = filled.replace("${" + word.getKey() + "}", word.getValue());
      }
      entries.add(entry(filled));
    }
    return entries;
  }

  private static String uuid(SplittableRandom random) {
    return "%08x-%04x-103c-%04x-%012x"
        .formatted(
            random.nextInt(),
            random.nextInt(0x10000),
            random.nextInt(0x8000, 0xC000),
            random.nextLong(1L << 48));
  }

  private static Entry entry(String block) {
    String dn = "";
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    List<String> operational = new ArrayList<>();
    for (String line : block.split("\n", -1)) {
      int colon = line.indexOf(": ");
      String name = colon < 0 ? line.replace(":", "") : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 2);
      if (name.equals("dn")) {
        dn = value;
      } else {
        boolean hidden = name.startsWith("+");
        String plain = hidden ? name.substring(1) : name;
        if (hidden && !operational.contains(plain)) {
          operational.add(plain);
        }
        attributes.computeIfAbsent(plain, n -> new ArrayList<>()).add(value);
      }
    }
    return new Entry(dn, DistinguishedName.of(dn), attributes, operational);
  }

  /** What a server says of itself, RFC 4512 section 5.1. */
  Entry root() {
    return root;
  }

  Optional<Entry> find(DistinguishedName name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /** The nearest entry above a name that there is none of. */
  Optional<Entry> nearest(DistinguishedName name) {
    DistinguishedName above = name;
    while (above.depth() > 0) {
      above = above.parent();
      Optional<Entry> found = find(above);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The entries within a scope: 0 for the entry itself, 1 for those right below, 2 for all. */
  List<Entry> within(DistinguishedName base, int scope) {
    return entries.stream()
        .filter(
            entry ->
                switch (scope) {
                  case 0 -> entry.name().equals(base);
                  case 1 -> entry.name().depth() > 0 && entry.name().parent().equals(base);
                  default -> entry.name().isBelow(base);
                })
        .toList();
  }
}

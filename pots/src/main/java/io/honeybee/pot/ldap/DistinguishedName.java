package io.honeybee.pot.ldap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A name of an entry, RFC 4514, in a form that can be compared: lower case, no space around its
 * parts. Immutable.
 *
 * @param parts the entry's own part first
 */
record DistinguishedName(List<String> parts) {
  private static final int MAX_PARTS = 64;

  DistinguishedName {
    parts = List.copyOf(parts);
  }

  static boolean isValid(String text) {
    List<String> parts = split(text);
    return parts.size() <= MAX_PARTS
        && parts.stream().allMatch(part -> part.matches("(?s)[A-Za-z0-9.-]+ *=.*"));
  }

  static DistinguishedName of(String text) {
    return new DistinguishedName(
        split(text).stream()
            .map(part -> part.toLowerCase(Locale.ROOT).replaceFirst(" *= *", "="))
            .toList());
  }

  /** Cuts at commas that no backslash is before. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    if (text.isBlank()) {
      return parts;
    }
    int begin = 0;
    for (int i = 0; i < text.length() && parts.size() <= MAX_PARTS; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == ',' || c == ';') {
        parts.add(text.substring(begin, i).strip());
        begin = i + 1;
      }
    }
    parts.add(text.substring(begin).strip());
    return parts;
  }

  /** The value of the first part of a name; the text itself when it is none, as user@domain. */
  static String user(String text) {
    if (text.isBlank() || !isValid(text)) {
      return text;
    }
    String first = split(text).getFirst();
    return first.substring(first.indexOf('=') + 1).strip();
  }

  int depth() {
    return parts.size();
  }

  boolean isBelow(DistinguishedName base) {
    int above = parts.size() - base.parts.size();
    return above >= 0 && parts.subList(above, parts.size()).equals(base.parts);
  }

  DistinguishedName parent() {
    return new DistinguishedName(parts.isEmpty() ? parts : parts.subList(1, parts.size()));
  }
}

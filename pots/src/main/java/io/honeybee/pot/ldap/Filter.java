package io.honeybee.pot.ldap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A search filter, RFC 4511 section 4.5.1.7. Immutable; values are byte strings. */
sealed interface Filter {
  /** All of them. */
  record And(List<Filter> parts) implements Filter {}

  /** Any of them. */
  record Or(List<Filter> parts) implements Filter {}

  /** Not that. */
  record Not(Filter part) implements Filter {}

  /** An attribute and a value, compared by {@code =}, {@code >=}, {@code <=} or {@code ~=}. */
  record Compare(String attribute, String sign, String value) implements Filter {}

  /** An attribute is there. */
  record Present(String attribute) implements Filter {}

  /** Pieces in order; an empty first or last one leaves that side open. */
  record Pieces(String attribute, String first, List<String> middle, String last)
      implements Filter {
    boolean isIn(String value) {
      String text = value.toLowerCase(Locale.ROOT);
      if (!text.startsWith(first.toLowerCase(Locale.ROOT))) {
        return false;
      }
      int at = first.length();
      for (String piece : middle) {
        int found = text.indexOf(piece.toLowerCase(Locale.ROOT), at);
        if (found < 0) {
          return false;
        }
        at = found + piece.length();
      }
      return text.length() - at >= last.length() && text.endsWith(last.toLowerCase(Locale.ROOT));
    }
  }

  /** A rule of matching that is not modelled. */
  record Extended(String text) implements Filter {}

  int MAX_DEPTH = 20;
  int MAX_PARTS = 1_000;

  /** Reads a filter, of at most so many levels below this one. */
  static Filter read(BerReader in, int levels) throws MalformedBer {
    if (levels == 0) {
      throw new MalformedBer("a filter is too deep");
    }
    int tag = in.peekTag();
    BerReader content = in.any();
    return switch (tag) {
      case 0xA0 -> new And(parts(content, levels));
      case 0xA1 -> new Or(parts(content, levels));
      case 0xA2 -> new Not(read(content, levels - 1));
      case 0xA3 -> new Compare(content.octets(), "=", content.octets());
      case 0xA4 -> pieces(content);
      case 0xA5 -> new Compare(content.octets(), ">=", content.octets());
      case 0xA6 -> new Compare(content.octets(), "<=", content.octets());
      case 0x87 -> new Present(content.rest());
      case 0xA8 -> new Compare(content.octets(), "~=", content.octets());
      case 0xA9 -> new Extended(extended(content));
      default -> throw new MalformedBer("a filter is none");
    };
  }

  private static List<Filter> parts(BerReader in, int levels) throws MalformedBer {
    List<Filter> parts = new ArrayList<>();
    while (in.hasMore()) {
      if (parts.size() == MAX_PARTS) {
        throw new MalformedBer("a filter has too many parts");
      }
      parts.add(read(in, levels - 1));
    }
    return List.copyOf(parts);
  }

  private static Filter pieces(BerReader in) throws MalformedBer {
    String attribute = in.octets();
    BerReader list = in.enter(BerReader.SEQUENCE);
    String first = "";
    String last = "";
    List<String> middle = new ArrayList<>();
    while (list.hasMore()) {
      int tag = list.peekTag();
      String piece = list.any().rest();
      switch (tag) {
        case 0x80 -> first = piece;
        case 0x81 -> middle.add(piece);
        case 0x82 -> last = piece;
        default -> throw new MalformedBer("a piece of a filter is none");
      }
      if (middle.size() > MAX_PARTS) {
        throw new MalformedBer("a filter has too many pieces");
      }
    }
    return new Pieces(attribute, first, List.copyOf(middle), last);
  }

  private static String extended(BerReader in) throws MalformedBer {
    String rule = "";
    String attribute = "";
    String value = "";
    while (in.hasMore()) {
      int tag = in.peekTag();
      String part = in.any().rest();
      switch (tag) {
        case 0x81 -> rule = ":" + part;
        case 0x82 -> attribute = part;
        case 0x83 -> value = part;
        default -> {}
      }
    }
    return attribute + rule + ":=" + escape(value);
  }

  /** Whether an entry is one that is looked for. */
  default boolean matches(Entry entry) {
    return switch (this) {
      case And(var parts) -> parts.stream().allMatch(part -> part.matches(entry));
      case Or(var parts) -> parts.stream().anyMatch(part -> part.matches(entry));
      case Not(var part) -> !part.matches(entry);
      case Compare(var attribute, var sign, var value) ->
          entry.values(attribute).stream().anyMatch(v -> compares(v, sign, value));
      case Present(var attribute) -> !entry.values(attribute).isEmpty();
      case Pieces pieces -> entry.values(pieces.attribute()).stream().anyMatch(pieces::isIn);
      case Extended e -> false;
    };
  }

  private static boolean compares(String value, String sign, String wanted) {
    int order = value.compareToIgnoreCase(wanted);
    return switch (sign) {
      case ">=" -> order >= 0;
      case "<=" -> order <= 0;
      default -> order == 0;
    };
  }

  /** As RFC 4515 writes it, about so many characters of it. */
  default void write(StringBuilder out, int max) {
    if (out.length() > max) {
      return;
    }
    out.append('(');
    switch (this) {
      case And(var parts) -> writeAll('&', parts, out, max);
      case Or(var parts) -> writeAll('|', parts, out, max);
      case Not(var part) -> writeAll('!', List.of(part), out, max);
      case Compare(var attribute, var sign, var value) ->
          out.append(escape(attribute)).append(sign).append(escape(value));
      case Present(var attribute) -> out.append(escape(attribute)).append("=*");
      case Pieces(var attribute, var first, var middle, var last) -> {
        out.append(escape(attribute)).append('=').append(escape(first)).append('*');
        middle.forEach(piece -> out.append(escape(piece)).append('*'));
        out.append(escape(last));
      }
      case Extended(var text) -> out.append(text);
    }
    out.append(')');
  }

  private static void writeAll(char sign, List<Filter> parts, StringBuilder out, int max) {
    out.append(sign);
    parts.forEach(part -> part.write(out, max));
  }

  private static String escape(String value) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '(' || c == ')' || c == '*' || c == '\\' || c == 0) {
        escaped.append(String.format(Locale.ROOT, "\\%02x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}

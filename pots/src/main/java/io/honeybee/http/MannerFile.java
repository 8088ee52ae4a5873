package io.honeybee.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code <name>.manner}, lines of a word and what it is set to, and {@code <name>.error}, the
 * page for errors. Both lie beside this class; {@code docs} of each word are in {@code
 * nginx.manner}.
 */
final class MannerFile {
  final Map<String, String> words = new HashMap<>();
  final Map<Fault, Rule> faults = new EnumMap<>(Fault.class);
  final Map<String, Rule> methods = new HashMap<>();
  final Map<Integer, String> reasons = new HashMap<>();
  final Map<String, String> texts = new HashMap<>();
  final Map<String, String> titles = new HashMap<>();
  final List<String> order = new ArrayList<>();
  final String errorPage;
  private final Map<String, Long> limits = new HashMap<>();

  MannerFile(String name) {
    DataFile.lines(MannerFile.class, "statuses").forEach(this::reason);
    DataFile.lines(MannerFile.class, name + ".manner").forEach(this::take);
    String page = DataFile.text(MannerFile.class, name + ".error");
    errorPage = word("error-newline", "lf").equals("crlf") ? page.replace("\n", "\r\n") : page;
  }

  String word(String name, String otherwise) {
    return words.getOrDefault(name, otherwise);
  }

  RequestLimits limits() {
    return new RequestLimits(
        limit("line").intValue(),
        limit("header").intValue(),
        limit("all-headers").intValue(),
        limit("headers").intValue(),
        limit("body"),
        limit("requests").intValue(),
        Duration.ofSeconds(limit("head-seconds")),
        Duration.ofSeconds(limit("idle-seconds")));
  }

  private Long limit(String name) {
    Long limit = limits.get(name);
    if (limit == null) {
      throw new IllegalStateException("the manner lacks the limit " + name);
    }
    return limit;
  }

  private void take(String line) {
    String word = before(line);
    String rest = behind(line);
    switch (word) {
      case "order" -> order.addAll(List.of(rest.toLowerCase(java.util.Locale.ROOT).split(" ", -1)));
      case "limit" -> limits.put(before(rest), Long.valueOf(behind(rest)));
      case "fault" -> faults.put(Fault.valueOf(before(rest)), Rule.parse(behind(rest)));
      case "methods" -> methods(before(rest), behind(rest));
      case "reason" -> reason(rest);
      case "text" -> texts.put(before(rest), unescaped(behind(rest)));
      case "title" -> titles.put(before(rest), behind(rest));
      default -> words.put(word, unescaped(rest));
    }
  }

  private void methods(String rule, String names) {
    for (String name : names.split(" ", -1)) {
      methods.put(name, Rule.parse(rule));
    }
  }

  private void reason(String rest) {
    reasons.put(Integer.valueOf(before(rest)), behind(rest));
  }

  private String unescaped(String text) {
    String newline = word("error-newline", "lf").equals("crlf") ? "\r\n" : "\n";
    return text.replace("\\n", newline);
  }

  private static String before(String line) {
    int space = line.indexOf(' ');
    return space < 0 ? line : line.substring(0, space);
  }

  private static String behind(String line) {
    int space = line.indexOf(' ');
    return space < 0 ? "" : line.substring(space + 1);
  }
}

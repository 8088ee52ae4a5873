package io.honeybee.pot.http;

import io.honeybee.http.DataFile;
import io.honeybee.http.Header;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the file {@code site} of a personality:
 *
 * <pre>
 * manner apache                              how the server speaks
 * type html8 text/html; charset=UTF-8        a short name for a content type
 * headers php Cache-Control: no-cache        a header of a group
 * answer missing status=404 file=...         an answer with a name
 * GET,POST /path/*?query attributes          a route; the first that fits is taken
 * </pre>
 *
 * <p>Attributes: {@code status}, {@code type}, {@code file}, {@code headers}, {@code location},
 * {@code kind} (page, form, basic, xmlrpc, error), {@code disk=yes} for files, and the words of
 * {@link Route}.
 */
final class SiteFile {
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-z]+)=(\"[^\"]*\"|\\S+)");
  private static final Set<String> OF_ANSWERS =
      Set.of("status", "type", "file", "headers", "location", "kind", "disk");

  private final String folder;
  private final Map<String, String> types = new HashMap<>();
  private final Map<String, List<Header>> groups = new HashMap<>();
  final Map<String, Answer> answers = new HashMap<>();
  final List<Route> routes = new ArrayList<>();
  String manner = "";
  List<String> users = List.of();

  SiteFile(String personality) {
    this.folder = personality + "/";
    DataFile.lines(SiteFile.class, folder + "site").forEach(this::take);
  }

  private void take(String line) {
    List<String> words = List.of(line.strip().split(" +", 3));
    String rest = words.size() > 2 ? words.get(2) : "";
    switch (words.get(0)) {
      case "manner" -> manner = words.get(1);
      case "users" -> users = List.of(words.get(1).split(",", -1));
      case "type" -> types.put(words.get(1), rest);
      case "headers" ->
          groups.computeIfAbsent(words.get(1), group -> new ArrayList<>()).add(header(rest));
      case "answer" -> answers.put(words.get(1), answer(attributes(rest)));
      default -> routes.add(route(words.get(0), words.get(1), attributes(rest)));
    }
  }

  private static Header header(String line) {
    int colon = line.indexOf(": ");
    return new Header(line.substring(0, colon), line.substring(colon + 2));
  }

  private static Map<String, String> attributes(String text) {
    Map<String, String> attributes = new LinkedHashMap<>();
    Matcher matcher = ATTRIBUTE.matcher(text);
    while (matcher.find()) {
      attributes.put(matcher.group(1), matcher.group(2).replace("\"", ""));
    }
    return attributes;
  }

  private Answer answer(Map<String, String> attributes) {
    List<Header> headers =
        new ArrayList<>(groups.getOrDefault(attributes.getOrDefault("headers", ""), List.of()));
    if (attributes.containsKey("location")) {
      headers.add(new Header("Location", attributes.get("location")));
    }
    String file = attributes.get("file");
    String type = attributes.getOrDefault("type", "");
    return new Answer(
        Integer.parseInt(attributes.getOrDefault("status", "200")),
        types.getOrDefault(type, type),
        file == null ? "" : DataFile.text(SiteFile.class, folder + file),
        headers,
        attributes.containsKey("disk"));
  }

  private Route route(String methods, String target, Map<String, String> attributes) {
    int question = target.indexOf('?');
    String kind = attributes.getOrDefault("kind", "page");
    Map<String, String> words = new HashMap<>(attributes);
    words.keySet().removeAll(OF_ANSWERS);
    return new Route(
        methods.equals("*") ? Set.of() : Set.of(methods.split(",", -1)),
        Route.split(question < 0 ? target : target.substring(0, question)),
        question < 0 ? "" : target.substring(question + 1),
        Route.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
        answer(attributes),
        words);
  }
}

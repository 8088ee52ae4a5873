package io.honeybee.pot.http;

import io.honeybee.http.UrlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a site does with some requests. Immutable.
 *
 * @param methods GET stands for HEAD too; empty for any
 * @param segments of the path; {@code *} is any one, {@code a*} one that begins so, {@code **} at
 *     the end any number
 * @param query a parameter that has to be there; empty when none has to
 * @param words {@code user} and {@code password} name a form's fields, {@code ok}, {@code wrong},
 *     {@code unknown} the answers to a login
 */
record Route(
    Set<String> methods,
    List<String> segments,
    String query,
    Kind kind,
    Answer answer,
    Map<String, String> words) {

  /** What is done. */
  enum Kind {
    PAGE,
    FORM,
    BASIC,
    XMLRPC,
    /** An error of the server, with its own page. */
    ERROR
  }

  private static final String ONE = "*";
  private static final String REST = "**";

  Route {
    methods = Set.copyOf(methods);
    segments = List.copyOf(segments);
    words = Map.copyOf(words);
  }

  /** A path as segments; the one before a final slash is followed by an empty one. */
  static List<String> split(String path) {
    return List.of(path.substring(Math.min(1, path.length())).split("/", -1));
  }

  boolean takes(String method) {
    return methods.isEmpty() || methods.contains(method.equals("HEAD") ? "GET" : method);
  }

  /** What the stars stand for, in order; empty when the path is another. */
  Optional<List<String>> match(List<String> path, String askedQuery) {
    List<String> stars = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (segment.equals(REST)) {
        stars.add(String.join("/", path.subList(Math.min(i, path.size()), path.size())));
        return hasQuery(askedQuery) ? Optional.of(stars) : Optional.empty();
      }
      if (i >= path.size()) {
        return Optional.empty();
      }
      String asked = path.get(i);
      if (segment.endsWith(ONE)) {
        if (asked.isEmpty() || !asked.startsWith(segment.substring(0, segment.length() - 1))) {
          return Optional.empty();
        }
        stars.add(asked);
      } else if (!segment.equals(asked)) {
        return Optional.empty();
      }
    }
    boolean same = segments.size() == path.size() && hasQuery(askedQuery);
    return same ? Optional.of(stars) : Optional.empty();
  }

  private boolean hasQuery(String asked) {
    return query.isEmpty() || UrlText.parameters(asked).containsKey(query);
  }
}

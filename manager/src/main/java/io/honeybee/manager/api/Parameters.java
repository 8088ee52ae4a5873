package io.honeybee.manager.api;

import io.helidon.webserver.http.ServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What stands behind the question mark. A name that nobody knows is a fault, since a mistyped
 * filter would otherwise find everything. Used by the request's own thread.
 */
final class Parameters {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  /** The last second of the year 9999: what RFC 3339 can write. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private final Map<String, String> values;
  private final TreeSet<String> known = new TreeSet<>();

  private Parameters(Map<String, String> values) {
    this.values = values;
  }

  static Parameters of(ServerRequest request) throws Problem {
    return parse(request.prologue().query().rawValue());
  }

  static Parameters parse(String query) throws Problem {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      if (values.putIfAbsent(name, value) != null) {
        throw Problem.badRequest(ApiJson.excerpt(name) + " stands there twice; give it once");
      }
    }
    return new Parameters(values);
  }

  private static String decode(String text) throws Problem {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(
          ApiJson.excerpt(text) + " has a % that is not followed by two hex digits; write %25");
    }
  }

  /** A text; one that is empty counts as absent. */
  Optional<String> text(String name) {
    known.add(name);
    return Optional.ofNullable(values.get(name)).filter(text -> !text.isEmpty());
  }

  Optional<Long> number(String name, String hint) throws Problem {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!NUMBER.matcher(text.get()).matches()) {
      throw Problem.badRequest(name + " is no number from 0 on; " + hint);
    }
    return Optional.of(Long.valueOf(text.get()));
  }

  int integer(String name, int fallback, int min, int max) throws Problem {
    long number = number(name, "write " + min + ".." + max).orElse((long) fallback);
    if (number < min || number > max) {
      throw Problem.badRequest(name + " is outside " + min + ".." + max);
    }
    return (int) number;
  }

  Optional<Instant> time(String name) throws Problem {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant time = OffsetDateTime.parse(text.get()).toInstant();
      if (Math.abs(time.getEpochSecond()) <= LAST_SECOND) {
        return Optional.of(time);
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw Problem.badRequest(
        name + " is no time as in RFC 3339; write it like 2026-01-15T10:30:00Z");
  }

  /** To be called when all were asked for. */
  void refuseOthers() throws Problem {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw Problem.badRequest(
            ApiJson.excerpt(name)
                + " is no parameter here; known are "
                + (known.isEmpty() ? "none" : String.join(", ", known)));
      }
    }
  }
}

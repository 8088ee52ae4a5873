package io.honeybee.manager.dashboard;

import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The fields of a form that a browser sent, at most {@value #MAX_BYTES} bytes of them. Immutable.
 */
final class Form {
  static final int MAX_BYTES = 16 * 1024;
  private static final int MAX_FIELDS = 32;

  private final Map<String, String> fields;

  private Form(Map<String, String> fields) {
    this.fields = fields;
  }

  static Form read(ServerRequest request) throws Refusal {
    try {
      byte[] body = request.content().inputStream().readNBytes(MAX_BYTES + 1);
      if (body.length > MAX_BYTES) {
        throw new Refusal(413, "This is more than the form takes.");
      }
      return parse(new String(body, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads {@code a=1&b=2}; of a name that stands there twice the first counts. */
  static Form parse(String text) throws Refusal {
    Map<String, String> fields = new HashMap<>();
    for (String pair : text.split("&", MAX_FIELDS)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return new Form(fields);
  }

  private static String decode(String text) throws Refusal {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, "This is no form that a browser sends.");
    }
  }

  /** A field as it was typed; empty when it is absent. */
  String raw(String name) {
    return fields.getOrDefault(name, "");
  }

  /** A field without spaces around it. */
  String text(String name) {
    return raw(name).strip();
  }
}

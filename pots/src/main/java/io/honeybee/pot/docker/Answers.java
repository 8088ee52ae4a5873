package io.honeybee.pot.docker;

import io.honeybee.http.Escaping;
import io.honeybee.http.HttpRequest;
import io.honeybee.http.HttpResponse;
import io.honeybee.http.HttpResponse.Shape;
import java.util.List;

/** The forms that an engine's answers have. Stateless. */
final class Answers {
  private static final String JSON = "application/json";
  static final String RAW_STREAM = "application/vnd.docker.raw-stream";

  private Answers() {}

  static HttpResponse ping() {
    return HttpResponse.of(200, "text/plain; charset=utf-8", "OK")
        .with("Cache-Control", "no-cache, no-store, must-revalidate")
        .with("Pragma", "no-cache");
  }

  static HttpResponse pulled(String name, String tag) {
    int slash = name.lastIndexOf('/');
    String library = slash < 0 ? "library/" + name : name;
    String colon = name.indexOf(':', slash + 1) >= 0 ? "" : ":" + tag;
    String from = Escaping.JSON.escape(library);
    String full = Escaping.JSON.escape(name + colon);
    String id = Escaping.JSON.escape(tag);
    return progress(
        "{\"status\":\"Pulling from "
            + from
            + "\",\"id\":\""
            + id
            + "\"}\r\n"
            + "{\"status\":\"Status: Image is up to date for "
            + full
            + "\"}\r\n");
  }

  /** What Docker's own client asks for, to speak past HTTP from here on. */
  static HttpResponse stream(HttpRequest request) {
    boolean upgrade = request.headers().text("Upgrade").equalsIgnoreCase("tcp");
    HttpResponse stream = HttpResponse.of(upgrade ? 101 : 200, RAW_STREAM, "").shaped(Shape.STREAM);
    return upgrade
        ? stream.withReason("UPGRADED").with("Connection", "Upgrade").with("Upgrade", "tcp")
        : stream;
  }

  static HttpResponse json(int status, String body) {
    return HttpResponse.of(status, JSON, body);
  }

  static HttpResponse error(int status, String message) {
    return json(status, "{\"message\":\"" + Escaping.JSON.escape(message) + "\"}\n");
  }

  static HttpResponse noPage() {
    return error(404, "page not found");
  }

  static HttpResponse empty(int status) {
    return new HttpResponse(status, "", List.of(), new byte[0], Shape.PRODUCED);
  }

  static HttpResponse progress(String lines) {
    return HttpResponse.of(200, JSON, lines).shaped(Shape.CHUNKED);
  }
}

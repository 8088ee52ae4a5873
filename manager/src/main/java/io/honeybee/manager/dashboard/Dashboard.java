package io.honeybee.manager.dashboard;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Serves the page and its files. They hold nothing secret, so they need no token; the page asks for
 * one and then asks the API. Immutable; any thread.
 */
public final class Dashboard implements HttpService {
  private static final String DIRECTORY = "/dashboard/";

  private record Asset(String path, String file, String type) {}

  @Override
  public void routing(HttpRules rules) {
    serve(rules, new Asset("/", "index.html", "text/html; charset=utf-8"));
    serve(rules, new Asset("/assets/app.js", "app.js", "text/javascript; charset=utf-8"));
    serve(rules, new Asset("/assets/text.js", "text.js", "text/javascript; charset=utf-8"));
    serve(rules, new Asset("/assets/stream.js", "stream.js", "text/javascript; charset=utf-8"));
    serve(rules, new Asset("/assets/app.css", "app.css", "text/css; charset=utf-8"));
    serve(rules, new Asset("/assets/icon.svg", "icon.svg", "image/svg+xml"));
  }

  private static void serve(HttpRules rules, Asset asset) {
    byte[] content = read(asset.file);
    rules.get(
        asset.path,
        (_, response) -> {
          response.header("Content-Type", asset.type);
          response.send(content);
        });
  }

  private static byte[] read(String file) {
    try (InputStream in = Dashboard.class.getResourceAsStream(DIRECTORY + file)) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: " + DIRECTORY + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.Actor;
import io.honeybee.manager.access.AuditLog;
import io.honeybee.manager.access.MovableClock;
import io.honeybee.manager.access.Password;
import io.honeybee.manager.access.People;
import io.honeybee.manager.access.Role;
import io.honeybee.manager.access.Tokens;
import io.honeybee.manager.access.WebSessions;
import io.honeybee.manager.api.ApiAccess;
import io.honeybee.manager.api.HttpApi;
import io.honeybee.manager.api.HttpSettings;
import io.honeybee.manager.database.Database;
import io.honeybee.manager.events.EventStore;
import io.honeybee.manager.events.StoreSettings;
import io.honeybee.manager.fleet.Fleet;
import io.honeybee.manager.fleet.NodesSettings;
import io.honeybee.protocol.FrameReader;
import io.honeybee.runtime.config.HostPort;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages and the API of a manager behind a real HTTP port, and browsers for them. */
final class Site implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");

  final MovableClock clock = new MovableClock(Instant.parse("2026-01-15T10:30:00Z"));
  final Path tokenFile;
  final People people;
  final Tokens tokens;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Database database;
  private final EventStore events;
  private final HttpApi api;

  Site(Path directory, boolean secure) throws IOException {
    SecureRandom random = new SecureRandom();
    database = Database.open(directory.resolve("store.db"));
    events = new EventStore(database, new StoreSettings(Path.of("unused"), 0, 0), clock, random);
    NodesSettings nodes =
        new NodesSettings(
            new HostPort("127.0.0.1", 0),
            Optional.empty(),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            10,
            10,
            10,
            FrameReader.DEFAULT_MAX_BYTES);
    tokenFile = directory.resolve("api-token");
    tokens = Tokens.open(database, clock, random);
    tokens.makeFirst(tokenFile);
    AuditLog audit = new AuditLog(database, clock);
    WebSessions sessions = new WebSessions(database, clock, random);
    people = People.open(database, directory, sessions, audit, clock, random);
    api =
        new HttpApi(
            "hive <b>",
            new HttpSettings(new HostPort("127.0.0.1", 0), Optional.empty()),
            Optional.empty(),
            Fleet.open(database, nodes, clock, random),
            events,
            new ApiAccess(tokens::authenticate, sessions, audit),
            clock,
            List.of(
                new Dashboard(
                    new Household(
                        "hive <b>", tokenFile, secure, people, sessions, tokens, audit, clock))));
    events.start();
    api.start();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + api.address().getPort() + path);
  }

  /** Makes a user. */
  void user(String name, Role role) throws Exception {
    people.add(Actor.terminal("root"), name, role, Password.tried(PASSWORD));
  }

  /** A browser that is signed in as this user. */
  Browser signedIn(String name) throws Exception {
    Browser browser = new Browser();
    HttpResponse<String> answer = browser.post("/login", "user", name, "password", PASSWORD);
    if (answer.statusCode() != 303) {
      throw new AssertionError("login answered " + answer.statusCode() + answer.body());
    }
    browser.learnCsrf();
    return browser;
  }

  /** Keeps its cookie and the token of its forms. */
  final class Browser {
    String cookie = "";
    String csrf = "";

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return send(request(path).GET());
    }

    /** Sends a form with the session's token. */
    HttpResponse<String> post(String path, String... fields)
        throws IOException, InterruptedException {
      return send(form(path, csrf, fields).header("Origin", uri("").toString()));
    }

    HttpRequest.Builder form(String path, String token, String... fields) {
      StringBuilder body = new StringBuilder("csrf=" + encode(token));
      for (int i = 0; i < fields.length; i += 2) {
        body.append('&').append(encode(fields[i])).append('=').append(encode(fields[i + 1]));
      }
      return request(path)
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    HttpRequest.Builder request(String path) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(uri(path))
              .timeout(Duration.ofSeconds(30))
              .header("Accept", "text/html");
      return cookie.isEmpty() ? request : request.header("Cookie", "a=b; " + cookie);
    }

    HttpResponse<String> send(HttpRequest.Builder request)
        throws IOException, InterruptedException {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      answer
          .headers()
          .firstValue("Set-Cookie")
          .ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
      return answer;
    }

    void learnCsrf() throws IOException, InterruptedException {
      Matcher found = CSRF.matcher(get("/settings").body());
      if (!found.find()) {
        throw new AssertionError("the settings have no form");
      }
      csrf = found.group(1);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    api.stop();
    events.stop();
    database.close();
    client.close();
  }
}

package io.honeybee.pot.http;

import io.honeybee.http.BasicCredentials;
import io.honeybee.http.Escaping;
import io.honeybee.http.Header;
import io.honeybee.http.HttpRequest;
import io.honeybee.http.HttpResponse;
import io.honeybee.http.HttpResponse.Shape;
import io.honeybee.http.Rule;
import io.honeybee.http.Site;
import io.honeybee.http.Template;
import io.honeybee.http.UrlText;
import io.honeybee.http.Visit;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.LoginPolicy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shows a {@link Personality}. Thread rule: safe for use by any thread. */
final class WebSite implements Site {
  private static final int UNAUTHORIZED = 401;
  private static final String MISSING = "missing";

  private final Personality personality;
  private final SiteValues values;
  private final LoginDesk desk;
  private final XmlRpc xmlRpc;

  WebSite(Personality personality, SiteValues values, LoginPolicy login) {
    this.personality = personality;
    this.values = values;
    this.desk = new LoginDesk(login);
    this.xmlRpc = new XmlRpc(desk);
  }

  private record Match(Route route, List<String> stars) {}

  @Override
  public HttpResponse answer(HttpRequest request, Visit visit) {
    Optional<BasicCredentials> basic = BasicCredentials.of(request.headers());
    boolean admitted =
        basic.isPresent()
            && desk.attempt(
                visit.events(),
                visit.session().source(),
                bytes(basic.get().user()),
                bytes(basic.get().password()),
                new EventFields().text("method", "basic"));
    Optional<Match> match = find(request, true);
    if (match.isPresent()) {
      return serve(match.get(), request, visit, admitted);
    }
    return unrouted(request, visit, admitted);
  }

  private Optional<Match> find(HttpRequest request, boolean withMethod) {
    List<String> path = Route.split(request.path());
    for (Route route : personality.routes()) {
      if (!withMethod || route.takes(request.method())) {
        Optional<List<String>> stars = route.match(path, request.query());
        if (stars.isPresent()) {
          return Optional.of(new Match(route, stars.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** What the site says nothing of: a method, or a path. */
  private HttpResponse unrouted(HttpRequest request, Visit visit, boolean admitted) {
    Optional<Match> known = find(request, false);
    if (known.isEmpty() && visit.manner().looksForPathFirst()) {
      return missing(request, visit);
    }
    return switch (visit.manner().method(request.method())) {
      case Rule.Answer(int status) -> visit.manner().error(status, request.head(), visit.port());
      case Rule.Options() -> options(request, visit);
      case Rule.Ignore(), Rule.Close() ->
          known
              .map(match -> serve(match, request, visit, admitted))
              .orElseGet(() -> missing(request, visit));
    };
  }

  private static HttpResponse options(HttpRequest request, Visit visit) {
    if (request.path().equals("*")) {
      return new HttpResponse(200, "", List.of(), new byte[0], Shape.WHOLE);
    }
    return HttpResponse.of(200, "text/html", "").with("Allow", visit.manner().allow());
  }

  private HttpResponse missing(HttpRequest request, Visit visit) {
    Answer own = personality.answers().get(MISSING);
    return own == null
        ? visit.manner().notFound(request.head(), visit.port())
        : fill(own, request, visit, List.of(), Map.of());
  }

  private HttpResponse serve(Match match, HttpRequest request, Visit visit, boolean admitted) {
    Route route = match.route();
    return switch (route.kind()) {
      case PAGE -> fill(route.answer(), request, visit, match.stars(), Map.of());
      case BASIC ->
          admitted
              ? fill(route.answer(), request, visit, match.stars(), Map.of())
              : unauthorized(route, request, visit);
      case FORM -> form(match, request, visit);
      case XMLRPC -> xmlRpc.answer(request, visit);
      case ERROR -> visit.manner().error(route.answer().status(), request.head(), visit.port());
    };
  }

  private HttpResponse unauthorized(Route route, HttpRequest request, Visit visit) {
    String realm = route.words().getOrDefault("realm", "Restricted");
    return visit
        .manner()
        .error(UNAUTHORIZED, request.head(), visit.port())
        .with("WWW-Authenticate", "Basic realm=\"" + realm + "\"");
  }

  private HttpResponse form(Match match, HttpRequest request, Visit visit) {
    Map<String, String> words = match.route().words();
    String type = request.headers().text("Content-Type").toLowerCase(Locale.ROOT);
    String text = new String(request.body(), StandardCharsets.ISO_8859_1);
    Map<String, String> sent =
        type.contains("json") ? FlatJson.texts(text) : UrlText.parameters(text);
    String user = sent.get(words.get("user"));
    String password = sent.get(words.get("password"));
    if (user == null && password == null) {
      return fill(match.route().answer(), request, visit, match.stars(), Map.of());
    }
    String name = user == null ? "" : user;
    boolean admitted =
        desk.attempt(
            visit.events(),
            visit.session().source(),
            bytes(name),
            bytes(password == null ? "" : password),
            new EventFields().text("method", "form"));
    boolean known = personality.users().contains(name) || values.people().contains(name);
    String outcome = admitted ? "ok" : known || !words.containsKey("unknown") ? "wrong" : "unknown";
    Answer answer = personality.answers().get(words.getOrDefault(outcome, ""));
    return fill(
        answer == null ? match.route().answer() : answer,
        request,
        visit,
        match.stars(),
        Map.of("user", name));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Puts values in.
   *
   * @param sent further values that the attacker sent
   */
  private HttpResponse fill(
      Answer answer,
      HttpRequest request,
      Visit visit,
      List<String> stars,
      Map<String, String> sent) {
    Escaping escaping = Escaping.forType(answer.type());
    Map<String, String> filled = values.of(request, visit, stars, escaping);
    sent.forEach((name, value) -> filled.put(name, escaping.escape(value)));
    byte[] body = Template.fill(answer.page(), filled).getBytes(StandardCharsets.ISO_8859_1);
    List<Header> headers = new ArrayList<>();
    if (!answer.type().isEmpty()) {
      headers.add(new Header("Content-Type", answer.type()));
    }
    Map<String, String> inUrls = values.of(request, visit, stars, Escaping.URL);
    sent.forEach((name, value) -> inUrls.put(name, Escaping.URL.escape(value)));
    for (Header header : answer.headers()) {
      headers.add(new Header(header.name(), Template.fill(header.value(), inUrls)));
    }
    HttpResponse response = new HttpResponse(answer.status(), "", headers, body, Shape.PRODUCED);
    return answer.isFile()
        ? DiskFile.serve(response, values.modified(), request, visit.manner())
        : response;
  }
}

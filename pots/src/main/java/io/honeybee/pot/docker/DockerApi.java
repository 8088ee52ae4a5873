package io.honeybee.pot.docker;

import io.honeybee.http.HttpRequest;
import io.honeybee.http.HttpResponse;
import io.honeybee.http.HttpResponse.Shape;
import io.honeybee.http.Site;
import io.honeybee.http.UrlText;
import io.honeybee.http.Visit;
import io.honeybee.pot.docker.Engine.Container;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Engine API (Docker's reference, version 1.43) as far as attackers use it. Thread rule: safe
 * for use by any thread.
 */
final class DockerApi implements Site {
  private static final Pattern VERSIONED = Pattern.compile("/v1\\.([0-9]{1,4})(/.*)");
  private static final int OLDEST_MINOR = 12;
  private static final int MAX_JSON = 64 << 10;
  private static final String JSON = "application/json";

  private final Release release;
  private final Engine engine;
  private final Pages pages;
  private final JsonMapper mapper = new JsonMapper();

  DockerApi(Release release, Engine engine, Pages pages) {
    this.release = release;
    this.engine = engine;
    this.pages = pages;
  }

  @Override
  public HttpResponse answer(HttpRequest request, Visit visit) {
    String path = request.path();
    Matcher versioned = VERSIONED.matcher(path);
    if (request.method().equals("OPTIONS")) {
      return named(new HttpResponse(200, "", List.of(), new byte[0], Shape.PRODUCED));
    }
    if (versioned.matches()) {
      int minor = Integer.parseInt(versioned.group(1));
      if (minor > release.minor()) {
        return named(tooNew(minor));
      }
      if (minor < OLDEST_MINOR) {
        return named(tooOld(minor));
      }
      path = versioned.group(2);
    }
    HttpResponse response = route(request, segments(path), visit);
    return response.status() == 404 && isNoPage(response) ? response : named(response);
  }

  /** Not every target begins with a slash: {@code CONNECT} names no path at all. */
  private static List<String> segments(String path) {
    return List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
  }

  private HttpResponse tooNew(int minor) {
    return Answers.error(
        400,
        "client version 1."
            + minor
            + " is too new. Maximum supported API version is "
            + release.api());
  }

  private static HttpResponse tooOld(int minor) {
    return Answers.error(
        400,
        "client version 1."
            + minor
            + " is too old. Minimum supported API version is 1."
            + OLDEST_MINOR
            + ", please upgrade your client to a newer version");
  }

  private HttpResponse named(HttpResponse response) {
    return response
        .with("Api-Version", release.api())
        .with("Docker-Experimental", "false")
        .with("Ostype", "linux")
        .with("Server", "Docker/" + release.version() + " (linux)");
  }

  private static boolean isNoPage(HttpResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8).contains("page not found");
  }

  private HttpResponse route(HttpRequest request, List<String> path, Visit visit) {
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    String first = path.getFirst();
    if (path.size() == 1) {
      return switch (method + " " + first) {
        case "GET _ping" -> Answers.ping();
        case "GET version" -> Answers.json(200, pages.version());
        case "GET info" -> Answers.json(200, pages.info(engine.all(), visit.port()));
        case "GET networks" -> Answers.json(200, pages.networks());
        case "GET volumes" -> Answers.json(200, "{\"Volumes\":[],\"Warnings\":null}\n");
        case "GET swarm", "GET nodes", "GET services" ->
            Answers.error(
                503,
                "This node is not a swarm"
                    + " manager. Use \"docker swarm init\" or \"docker swarm join\" to connect this node to"
                    + " swarm and try again.");
        case "POST auth" -> Answers.error(500, "unauthorized: incorrect username or password");
        case "POST build" -> Answers.progress("{\"stream\":\"Step 1/1 : FROM scratch\\n\"}\r\n");
        default -> Answers.noPage();
      };
    }
    return switch (first) {
      case "containers" -> container(method, request, path, visit);
      case "exec" -> exec(method, path);
      case "images" -> image(method, request, path, visit);
      default -> Answers.noPage();
    };
  }

  private HttpResponse image(String method, HttpRequest request, List<String> path, Visit visit) {
    Map<String, String> query = UrlText.parameters(request.query());
    String last = path.getLast();
    if (method.equals("GET") && last.equals("json") && path.size() == 2) {
      return Answers.json(200, pages.images());
    }
    if (method.equals("POST") && last.equals("create")) {
      String name = query.getOrDefault("fromImage", query.getOrDefault("fromSrc", ""));
      String tag = query.getOrDefault("tag", "");
      DockerEvents.pull(visit.events(), tag.isEmpty() ? name : name + ":" + tag);
      return Answers.pulled(name, tag.isEmpty() ? "latest" : tag);
    }
    if (method.equals("POST") && last.equals("load")) {
      return Answers.progress("{\"stream\":\"Loaded image: app:latest\\n\"}\r\n");
    }
    if (method.equals("GET") && last.equals("json")) {
      return Answers.error(404, "No such image: " + path.get(1));
    }
    return Answers.noPage();
  }

  private HttpResponse container(
      String method, HttpRequest request, List<String> path, Visit visit) {
    String second = path.get(1);
    if (path.size() == 2) {
      return switch (method + " " + second) {
        case "GET json" -> Answers.json(200, pages.list(listed(request)));
        case "POST create" -> create(request, visit);
        case "POST prune" ->
            Answers.json(200, "{\"ContainersDeleted\":null,\"SpaceReclaimed\":0}\n");
        default -> method.equals("DELETE") ? remove(second) : Answers.noPage();
      };
    }
    String action = path.getLast();
    Optional<Container> found = engine.find(second);
    if (method.equals("POST") && action.equals("exec")) {
      DockerEvents.exec(visit.events(), second, read(request).path("Cmd"));
    }
    if (found.isEmpty()) {
      return Answers.error(404, "No such container: " + second);
    }
    return act(method + " " + action, found.get(), request, visit);
  }

  private HttpResponse act(String what, Container container, HttpRequest request, Visit visit) {
    return switch (what) {
      case "GET json" -> Answers.json(200, pages.inspect(container));
      case "POST start", "POST restart" -> {
        DockerEvents.start(visit.events(), container.id());
        engine.run(container, true);
        yield Answers.empty(204);
      }
      case "POST stop", "POST kill" -> {
        engine.run(container, false);
        yield Answers.empty(204);
      }
      case "POST wait" -> Answers.json(200, "{\"StatusCode\":0}\n");
      case "POST exec" -> Answers.json(201, "{\"Id\":\"" + engine.exec(container) + "\"}\n");
      case "POST attach" -> Answers.stream(request);
      case "GET logs" -> HttpResponse.of(200, Answers.RAW_STREAM, "").shaped(Shape.CHUNKED);
      case "GET top" ->
          Answers.json(
              200,
              "{\"Processes\":[],\"Titles\":[\"UID\",\"PID\",\"PPID\",\"C\","
                  + "\"STIME\",\"TTY\",\"TIME\",\"CMD\"]}\n");
      case "GET changes" -> Answers.json(200, "null\n");
      case "PUT archive" -> Answers.empty(200);
      case "POST resize", "POST rename", "POST pause", "POST unpause" -> Answers.empty(204);
      default -> Answers.noPage();
    };
  }

  private List<Container> listed(HttpRequest request) {
    String all = UrlText.parameters(request.query()).getOrDefault("all", "");
    boolean every = all.equals("1") || all.equalsIgnoreCase("true");
    return engine.all().stream().filter(container -> every || container.running()).toList();
  }

  private HttpResponse create(HttpRequest request, Visit visit) {
    String type = request.headers().text("Content-Type");
    JsonNode asked = read(request);
    String name = UrlText.parameters(request.query()).getOrDefault("name", "");
    JsonNode command = asked.path("Cmd");
    String words =
        command.isArray()
            ? String.join(" ", command.valueStream().map(word -> word.asString("")).toList())
            : command.asString("");
    String image = asked.path("Image").asString("");
    boolean taken = !name.isEmpty() && engine.isTaken(name);
    String id = taken || image.isEmpty() ? "" : engine.create(name, image, words).id();
    DockerEvents.create(visit.events(), id, asked, request.body());
    if (!type.startsWith(JSON)) {
      return Answers.error(
          400, "malformed Content-Type header (" + type + "): mime: no media type");
    }
    if (image.isEmpty()) {
      return Answers.error(400, "no command specified");
    }
    if (taken) {
      return Answers.error(
          409,
          "Conflict. The container name \"/"
              + name
              + "\" is already in use. You have to remove (or"
              + " rename) that container to be able to reuse that name.");
    }
    return Answers.json(201, "{\"Id\":\"" + id + "\",\"Warnings\":[]}\n");
  }

  private HttpResponse remove(String reference) {
    Optional<Container> found = engine.find(reference);
    found.ifPresent(engine::remove);
    return found.isPresent()
        ? Answers.empty(204)
        : Answers.error(404, "No such container: " + reference);
  }

  private HttpResponse exec(String method, List<String> path) {
    String id = path.get(1);
    if (!engine.knowsExec(id)) {
      return Answers.error(404, "No such exec instance: " + id);
    }
    return switch (method + " " + path.getLast()) {
      case "POST start" -> HttpResponse.of(200, Answers.RAW_STREAM, "").shaped(Shape.STREAM);
      case "POST resize" -> Answers.empty(201);
      case "GET json" ->
          Answers.json(200, "{\"ID\":\"" + id + "\",\"Running\":false,\"ExitCode\":0}\n");
      default -> Answers.noPage();
    };
  }

  /** The request's JSON as a tree; an empty one when it is none, or too large. */
  private JsonNode read(HttpRequest request) {
    if (request.body().length == 0 || request.body().length > MAX_JSON) {
      return mapper.createObjectNode();
    }
    try {
      return mapper.readTree(request.body());
    } catch (JacksonException e) {
      return mapper.createObjectNode();
    }
  }
}

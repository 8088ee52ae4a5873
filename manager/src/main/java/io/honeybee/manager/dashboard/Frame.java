package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.WebSession;
import java.util.List;
import java.util.Optional;

/** What stands around each page: its head, the navigation, who is signed in. Immutable. */
final class Frame {
  /** Only what there is. */
  private static final List<Place> NAVIGATION =
      List.of(new Place("/", "Live"), new Place("/settings", "Settings"));

  private record Place(String path, String name) {}

  private final String managerName;
  private final Assets assets;

  Frame(String managerName, Assets assets) {
    this.managerName = managerName;
    this.assets = assets;
  }

  /** The whole document. */
  String document(Optional<WebSession> session, String path, Reply.Shown page) {
    Html html =
        Html.of("html", head(session, page.title()), body(session, path, page)).attr("lang", "en");
    return "<!doctype html>\n" + html + "\n";
  }

  private Html head(Optional<WebSession> session, String title) {
    Html head =
        Html.of(
            "head",
            Html.of("meta").attr("charset", "utf-8"),
            Html.of("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1"),
            Html.of("title", title + " · " + managerName),
            Html.of("link")
                .attr("rel", "icon")
                .attr("href", assets.path("icon.svg"))
                .attr("type", "image/svg+xml"),
            Html.of("link").attr("rel", "stylesheet").attr("href", assets.path("app.css")),
            // Not a module: it sets the colours before anything is drawn.
            Html.of("script").attr("src", assets.path("theme.js")));
    session.ifPresent(
        open ->
            head.with(
                Html.of("meta").attr("name", "csrf-token").attr("content", open.csrfToken())));
    return head;
  }

  private Html body(Optional<WebSession> session, String path, Reply.Shown page) {
    Html header =
        Html.of(
            "header",
            Html.of(
                    "a",
                    Html.of("img")
                        .attr("src", assets.path("icon.svg"))
                        .attr("alt", "")
                        .attr("width", "24")
                        .attr("height", "24"),
                    managerName)
                .attr("class", "home")
                .attr("href", "/"));
    if (session.isPresent()) {
      header.with(navigation(path));
    }
    header.with(
        Html.of("button", "Light or dark")
            .attr("type", "button")
            .attr("id", "theme")
            .attr("hidden", ""));
    session.ifPresent(
        open ->
            header.with(
                Forms.post(open, "/logout", Forms.submit("Sign out " + open.principal().name()))));
    return Html.of(
        "body",
        Html.of("a", "Skip to the content").attr("class", "skip").attr("href", "#content"),
        header,
        Html.of("main", page.body()).attr("id", "content").attr("tabindex", "-1"));
  }

  private static Html navigation(String path) {
    Html list = Html.of("ul");
    for (Place place : NAVIGATION) {
      Html link = Html.of("a", place.name()).attr("href", place.path());
      if (place.path().equals(path)) {
        link.attr("aria-current", "page");
      }
      list.with(Html.of("li", link));
    }
    return Html.of("nav", list).attr("aria-label", "Pages");
  }
}

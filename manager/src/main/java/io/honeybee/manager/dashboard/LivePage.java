package io.honeybee.manager.dashboard;

import java.util.List;

/** The nodes, and events as they come; its script asks the API for both. */
record LivePage(Assets assets) implements OpenPage {

  @Override
  public String path() {
    return "/";
  }

  @Override
  public Reply answer(Visit visit) {
    return new Reply.Shown(
        "Live",
        Html.all(
            Html.of("script").attr("type", "module").attr("src", assets.path("live.js")),
            Html.of(
                    "div",
                    Html.of("h1", "Live"),
                    Html.of("p", "not connected")
                        .attr("id", "link")
                        .attr("role", "status")
                        .attr("data-state", "off"))
                .attr("class", "bar"),
            Html.of(
                "noscript",
                Html.of(
                    "p",
                    "This page needs JavaScript. The same is to be had from ",
                    Html.of("code", "/api/v1/events"),
                    ".")),
            nodes(),
            events(),
            details()));
  }

  private static Html nodes() {
    return Html.of(
            "section",
            Html.of(
                    "h2",
                    "Nodes ",
                    Html.of("span").attr("id", "nodes-count").attr("class", "count"))
                .attr("id", "nodes-title"),
            table("nodes-title", "", "nodes", "Node", "Status", "Pots", "From", "Last seen"),
            Html.of(
                    "p",
                    "No node has come yet. Enrol one with ",
                    Html.of("code", "honeybee manager enrol NAME"),
                    ", then start it with ",
                    Html.of("code", "honeybee node run -c node.yaml"),
                    ".")
                .attr("id", "no-nodes")
                .attr("class", "empty")
                .flag("hidden", true))
        .attr("aria-labelledby", "nodes-title");
  }

  private static Html events() {
    return Html.of(
            "section",
            Html.of(
                    "div",
                    Html.of(
                            "h2",
                            "Events ",
                            Html.of("span").attr("id", "events-count").attr("class", "count"))
                        .attr("id", "events-title"),
                    Html.of("button", "Pause")
                        .attr("id", "pause")
                        .attr("type", "button")
                        .attr("aria-pressed", "false"))
                .attr("class", "bar"),
            table("events-title", "events", "rows", "Time", "Event", "Source", "What", "Pot"),
            Html.of(
                    "p",
                    "Nothing has happened yet. Attack a pot yourself: ",
                    Html.of("code", "ssh -p 2222 root@ADDRESS-OF-A-NODE"),
                    ".")
                .attr("id", "no-events")
                .attr("class", "empty")
                .flag("hidden", true))
        .attr("aria-labelledby", "events-title");
  }

  private static Html table(String title, String style, String bodyId, String... columns) {
    Html heads = Html.of("tr");
    List.of(columns).forEach(name -> heads.with(Html.of("th", name).attr("scope", "col")));
    return Html.of(
            "div",
            Html.of("table", Html.of("thead", heads), Html.of("tbody").attr("id", bodyId))
                .attr("class", style))
        .attr("class", "scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-labelledby", title);
  }

  private static Html details() {
    return Html.of(
            "dialog",
            Html.of(
                    "div",
                    Html.of("h2", "Event").attr("id", "details-title"),
                    Html.of("button", "Close").attr("id", "close").attr("type", "button"))
                .attr("class", "bar"),
            Html.of("dl").attr("id", "fields"))
        .attr("id", "details")
        .attr("aria-labelledby", "details-title");
  }
}

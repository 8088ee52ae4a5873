package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.AuditEntry;
import io.honeybee.manager.access.Password;
import io.honeybee.manager.access.Role;
import io.honeybee.manager.access.Token;
import io.honeybee.manager.access.User;
import io.honeybee.manager.access.WebSession;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** One's own password and codes; for administrators the users, the tokens and the audit log. */
record SettingsPage(Household house) implements OpenPage {
  private static final int AUDIT_ROWS = 30;

  @Override
  public String path() {
    return "/settings";
  }

  @Override
  public Reply answer(Visit visit) {
    WebSession session = visit.session().orElseThrow();
    Html page = Html.all(Html.of("h1", "Settings"), ownPassword(session), codes(session));
    if (session.principal().has(Role.ADMIN)) {
      page.with(users(session), tokens(session), audit());
    }
    return new Reply.Shown("Settings", page);
  }

  private static Html ownPassword(WebSession session) {
    return section(
        "Your password",
        Html.of("p", "A new one signs you out everywhere."),
        Forms.post(
            session,
            "/settings/password",
            PasswordAsked.field("own"),
            Forms.password(
                "own.password",
                "New password, at least " + Password.MIN_CHARS + " characters",
                "new-password"),
            Forms.password("own.again", "The same again", "new-password"),
            Forms.submit("Change the password")));
  }

  private Html codes(WebSession session) {
    boolean on = house.people().find(session.principal().name()).map(User::hasTotp).orElse(false);
    return section(
        "One-time codes",
        Html.of(
            "p",
            on
                ? "A code is asked for whenever you sign in."
                : "Your password alone signs you in. A code from your phone makes a stolen password"
                    + " worth nothing."),
        on
            ? Forms.post(
                session,
                "/settings/totp/off",
                PasswordAsked.field("off"),
                Forms.submit("Ask for codes no more"))
            : Forms.post(session, "/settings/totp/new", Forms.submit("Set up one-time codes")));
  }

  private Html users(WebSession session) {
    Html rows = Html.of("tbody");
    for (User user : house.people().list()) {
      rows.with(
          Html.of(
              "tr",
              Html.of("th", user.name()).attr("scope", "row"),
              cell(Forms.word(user.role())),
              cell(user.hasTotp() ? "yes" : "no"),
              cell(user.loginAt().map(SettingsPage::time).orElse("never")),
              Html.of("td", changes(session, user))));
    }
    return section(
        "Users",
        table("Users", rows, "Name", "Role", "Codes", "Last sign-in", "Change"),
        Html.of("h3", "Another user"),
        Forms.post(
            session,
            "/settings/users",
            Forms.text("user.user", "User name", "off"),
            Forms.role("user.role", Role.VIEWER),
            Forms.password("user.password", "Password", "new-password"),
            Forms.password("user.again", "The same again", "new-password"),
            Forms.submit("Add the user")));
  }

  private static Html changes(WebSession session, User user) {
    Html buttons = Html.all();
    for (Role role : Role.values()) {
      if (role != user.role()) {
        buttons.with(
            Forms.post(
                    session,
                    "/settings/users/change",
                    Forms.hidden("user", user.name()),
                    Forms.hidden("role", Forms.word(role)),
                    button("do", "role", "Make " + Forms.word(role), user.name()))
                .attr("class", "inline"));
      }
    }
    return buttons.with(
        Forms.post(
                session,
                "/settings/users/change",
                Forms.hidden("user", user.name()),
                button("do", "remove", "Remove", user.name()))
            .attr("class", "inline"));
  }

  private Html tokens(WebSession session) {
    Instant now = house.clock().instant();
    Html rows = Html.of("tbody");
    for (Token token : house.tokens().list()) {
      rows.with(
          Html.of(
              "tr",
              Html.of("th", token.name()).attr("scope", "row"),
              cell(Forms.word(token.role())),
              cell(
                  token.isExpired(now)
                      ? "expired"
                      : token.expiresAt().map(SettingsPage::time).orElse("never")),
              cell(token.usedAt().map(SettingsPage::time).orElse("never")),
              Html.of(
                  "td",
                  Forms.post(
                          session,
                          "/settings/tokens/revoke",
                          Forms.hidden("name", token.name()),
                          Forms.submit("Revoke")
                              .attr("aria-label", "Revoke the token " + token.name()))
                      .attr("class", "inline"))));
    }
    return section(
        "API tokens",
        table("API tokens", rows, "Name", "Role", "Ends", "Last used", "Change"),
        Html.of("h3", "Another token"),
        Forms.post(
            session,
            "/settings/tokens",
            Forms.text("token.name", "Whose or what for", "off"),
            Forms.role("token.role", Role.VIEWER),
            Forms.text("token.days", "Good for so many days; empty for ever", "off"),
            Forms.submit("Make the token")));
  }

  private Html audit() {
    Html rows = Html.of("tbody");
    List<AuditEntry> entries = house.audit().page(Long.MAX_VALUE, AUDIT_ROWS);
    for (AuditEntry entry : entries) {
      rows.with(
          Html.of(
              "tr",
              cell(time(entry.at())),
              cell(entry.actor()),
              cell(entry.source().isEmpty() ? "–" : entry.source()),
              cell(entry.act()),
              cell(entry.target()),
              cell(entry.outcome().name().toLowerCase(Locale.ROOT)),
              cell(entry.detail())));
    }
    return section(
        "Audit log",
        Html.of(
            "p",
            "What operators did, newest first. All of it: ",
            Html.of("a", "CSV").attr("href", "/api/v1/audit?format=csv"),
            ", ",
            Html.of("a", "JSON Lines").attr("href", "/api/v1/audit?format=jsonl"),
            "."),
        table("Audit log", rows, "When", "Who", "From", "What", "To", "Outcome", "More"));
  }

  private static Html section(String title, Object... parts) {
    String id = title.toLowerCase(Locale.ROOT).replace(' ', '-');
    return Html.of("section", Html.of("h2", title).attr("id", id))
        .with(parts)
        .attr("aria-labelledby", id);
  }

  private static Html table(String label, Html rows, String... columns) {
    Html heads = Html.of("tr");
    List.of(columns).forEach(name -> heads.with(Html.of("th", name).attr("scope", "col")));
    return Html.of("div", Html.of("table", Html.of("thead", heads), rows))
        .attr("class", "scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", label);
  }

  private static Html cell(String text) {
    return Html.of("td", text);
  }

  private static Html button(String name, String value, String words, String user) {
    return Forms.submit(words)
        .attr("name", name)
        .attr("value", value)
        .attr("aria-label", words + ": " + user);
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ');
  }
}

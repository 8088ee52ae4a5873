package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.People;
import io.honeybee.manager.access.Role;
import java.util.Optional;

/** Where people sign in. */
record LoginPage(People people) implements OpenPage {

  @Override
  public String path() {
    return "/login";
  }

  @Override
  public Optional<Role> role() {
    return Optional.empty();
  }

  @Override
  public Reply answer(Visit visit) {
    if (visit.session().isPresent()) {
      return new Reply.SeeOther("/");
    }
    return people.isEmpty() ? new Reply.SeeOther("/setup") : shown(200, "");
  }

  /**
   * The page.
   *
   * @param alert what went wrong; empty when nothing did
   */
  static Reply shown(int status, String alert) {
    return new Reply.Shown(
        status,
        "Sign in",
        Html.of(
                "section",
                Html.of("h1", "Sign in"),
                Html.of("p", alert).attr("role", "alert"),
                Forms.open(
                    "/login",
                    Forms.text("user", "User name", "username"),
                    Forms.password("password", "Password", "current-password"),
                    Forms.code("code", "One-time code, if you have set it up"),
                    Forms.submit("Sign in")))
            .attr("class", "sheet"));
  }
}

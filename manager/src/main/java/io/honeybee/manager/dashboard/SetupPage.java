package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.Password;
import io.honeybee.manager.access.People;
import io.honeybee.manager.access.Role;
import java.nio.file.Path;
import java.util.Optional;

/** Where the first user is made, while there is none. */
record SetupPage(People people, Path tokenFile) implements OpenPage {

  @Override
  public String path() {
    return "/setup";
  }

  @Override
  public Optional<Role> role() {
    return Optional.empty();
  }

  @Override
  public Reply answer(Visit visit) {
    if (!people.isEmpty()) {
      return new Reply.SeeOther("/login");
    }
    return new Reply.Shown(
        "Set up",
        Html.of(
                "section",
                Html.of("h1", "Make the first user"),
                Html.of(
                    "p",
                    "The manager left a token in the file ",
                    Html.of("code", tokenFile.getFileName()),
                    " of its folder, whose path it printed when it started. Paste what is in it, to"
                        + " show that this is your manager."),
                Forms.open(
                    "/setup",
                    Forms.password("token", "Token", "off"),
                    Forms.text("user", "User name", "username"),
                    Forms.password(
                        "password",
                        "Password, at least " + Password.MIN_CHARS + " characters",
                        "new-password"),
                    Forms.password("again", "The same password again", "new-password"),
                    Forms.submit("Make the user")))
            .attr("class", "sheet"));
  }
}

package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.AccessFault;
import io.honeybee.manager.access.Role;
import io.honeybee.manager.access.Tokens;
import java.time.Duration;
import java.util.Optional;

/** Makes a token of the API and shows it, once. */
record TokenAddForm(Tokens tokens) implements AdminForm {
  private static final int MAX_DAYS = 3_650;

  @Override
  public String path() {
    return "/settings/tokens";
  }

  @Override
  public Reply answer(Visit visit) throws Refusal, AccessFault {
    String name = visit.form().text("name");
    Role role = Forms.role(visit.form().text("role"));
    String token = tokens.add(visit.actor(), name, role, lifetime(visit.form().text("days")));
    return new Reply.Shown(
        "A new token",
        Html.of(
                "section",
                Html.of("h1", "Token " + name),
                Html.of(
                    "p",
                    "It is shown only now, and kept nowhere. Its role is "
                        + Forms.word(role)
                        + "."),
                Html.of("p", Html.of("code", token)).attr("class", "secret"),
                Html.of("p", Html.of("a", "Back to the settings").attr("href", "/settings")))
            .attr("class", "sheet"));
  }

  private static Optional<Duration> lifetime(String days) throws Refusal {
    if (days.isEmpty()) {
      return Optional.empty();
    }
    if (!days.matches("[1-9][0-9]{0,3}") || Integer.parseInt(days) > MAX_DAYS) {
      throw new Refusal(400, "A token is good for 1 to " + MAX_DAYS + " days, or without end.");
    }
    return Optional.of(Duration.ofDays(Integer.parseInt(days)));
  }
}

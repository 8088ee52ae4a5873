package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.Password;
import io.honeybee.manager.access.People;
import io.honeybee.manager.api.ClientAddress;
import java.time.Duration;

/** Asks for the password of who is signed in, before something weighty. Stateless. */
final class PasswordAsked {
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private PasswordAsked() {}

  static void check(People people, Visit visit) throws Refusal {
    var source =
        ClientAddress.of(visit.request())
            .orElseThrow(() -> new Refusal(400, "Nobody knows where this comes from."));
    Password typed = Password.tried(visit.form().raw("present"));
    switch (people.confirm(visit.principal().name(), typed, source)) {
      case RIGHT -> {}
      case WRONG -> throw new Refusal(403, "This is not your present password.");
      case LATER -> throw Refusal.later(PAUSE);
    }
  }

  static Html field(String form) {
    return Forms.password(form + ".present", "Your present password", "current-password");
  }
}

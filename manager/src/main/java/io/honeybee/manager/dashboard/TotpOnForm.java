package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.AccessFault;
import io.honeybee.manager.access.People;
import io.honeybee.runtime.auth.TotpSecret;

/** Asks for one-time codes from now on. */
record TotpOnForm(People people) implements PostedForm {

  @Override
  public String path() {
    return "/settings/totp";
  }

  @Override
  public Reply answer(Visit visit) throws Refusal, AccessFault {
    TotpSecret secret =
        TotpSecret.parse(visit.form().text("secret"))
            .orElseThrow(() -> new Refusal(400, "This form holds no secret."));
    PasswordAsked.check(people, visit);
    people.turnTotpOn(visit.actor(), visit.principal().name(), secret, visit.form().text("code"));
    return new Reply.SeeOther("/settings");
  }
}

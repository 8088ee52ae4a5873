package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.AccessFault;
import io.honeybee.manager.access.People;

/** Asks for no one-time codes any more. */
record TotpOffForm(People people) implements PostedForm {

  @Override
  public String path() {
    return "/settings/totp/off";
  }

  @Override
  public Reply answer(Visit visit) throws Refusal, AccessFault {
    PasswordAsked.check(people, visit);
    people.turnTotpOff(visit.actor(), visit.principal().name());
    return new Reply.SeeOther("/settings");
  }
}

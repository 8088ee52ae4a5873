package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.AccessFault;
import io.honeybee.manager.access.Password;
import io.honeybee.manager.access.People;

/** Changes one's own password, which signs out everywhere. */
record OwnPasswordForm(People people) implements PostedForm {

  @Override
  public String path() {
    return "/settings/password";
  }

  @Override
  public Reply answer(Visit visit) throws Refusal, AccessFault {
    String name = visit.principal().name();
    Password chosen = NewPassword.read(visit.form(), name);
    PasswordAsked.check(people, visit);
    people.setPassword(visit.actor(), name, chosen);
    return new Reply.SeeOther("/login");
  }
}

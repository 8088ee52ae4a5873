package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.AccessFault;
import io.honeybee.manager.access.People;

/** Makes a user. */
record UserAddForm(People people) implements AdminForm {

  @Override
  public String path() {
    return "/settings/users";
  }

  @Override
  public Reply answer(Visit visit) throws Refusal, AccessFault {
    String user = visit.form().text("user");
    people.add(
        visit.actor(),
        user,
        Forms.role(visit.form().text("role")),
        NewPassword.read(visit.form(), user));
    return new Reply.SeeOther("/settings");
  }
}

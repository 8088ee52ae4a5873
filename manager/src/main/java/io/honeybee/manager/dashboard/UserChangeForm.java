package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.AccessFault;
import io.honeybee.manager.access.People;

/** Gives a user another role, or removes it. */
record UserChangeForm(People people) implements AdminForm {

  @Override
  public String path() {
    return "/settings/users/change";
  }

  @Override
  public Reply answer(Visit visit) throws Refusal, AccessFault {
    String user = visit.form().raw("user");
    switch (visit.form().text("do")) {
      case "role" -> people.setRole(visit.actor(), user, Forms.role(visit.form().text("role")));
      case "remove" -> people.remove(visit.actor(), user);
      default -> throw new Refusal(400, "A user's role is changed, or the user removed.");
    }
    return new Reply.SeeOther("/settings");
  }
}

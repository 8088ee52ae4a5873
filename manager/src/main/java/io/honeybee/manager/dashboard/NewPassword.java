package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.AccessFault;
import io.honeybee.manager.access.Password;

/** A password that was typed twice. Stateless. */
final class NewPassword {
  private NewPassword() {}

  static Password read(Form form, String user) throws Refusal, AccessFault {
    if (!form.raw("password").equals(form.raw("again"))) {
      throw new Refusal(400, "The two passwords are not the same.");
    }
    return Password.chosen(form.raw("password"), user);
  }
}

package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.AccessFault;
import io.honeybee.manager.access.Tokens;

/** Revokes a token of the API. */
record TokenRevokeForm(Tokens tokens) implements AdminForm {

  @Override
  public String path() {
    return "/settings/tokens/revoke";
  }

  @Override
  public Reply answer(Visit visit) throws AccessFault {
    tokens.revoke(visit.actor(), visit.form().raw("name"));
    return new Reply.SeeOther("/settings");
  }
}

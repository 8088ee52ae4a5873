package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.WebSessions;
import io.honeybee.manager.api.SessionCookie;

/** Signs this browser out. */
record LogoutForm(WebSessions sessions, SessionCookie cookie) implements PostedForm {

  @Override
  public String path() {
    return "/logout";
  }

  @Override
  public Reply answer(Visit visit) {
    sessions.end(cookie.read(visit.request()), visit.actor());
    cookie.clear(visit.response());
    return new Reply.SeeOther("/login");
  }
}

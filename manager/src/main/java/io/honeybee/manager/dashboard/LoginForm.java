package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.Login;
import io.honeybee.manager.access.Password;
import io.honeybee.manager.access.People;
import io.honeybee.manager.access.Role;
import io.honeybee.manager.api.ClientAddress;
import io.honeybee.manager.api.SessionCookie;
import java.net.InetAddress;
import java.util.Optional;

/** Signs in. */
record LoginForm(People people, SessionCookie cookie) implements PostedForm {

  @Override
  public String path() {
    return "/login";
  }

  @Override
  public Optional<Role> role() {
    return Optional.empty();
  }

  @Override
  public Reply answer(Visit visit) throws Refusal {
    InetAddress source =
        ClientAddress.of(visit.request())
            .orElseThrow(() -> new Refusal(400, "Nobody knows where this comes from."));
    Login login =
        people.login(
            visit.form().text("user"),
            Password.tried(visit.form().raw("password")),
            visit.form().text("code"),
            source);
    return switch (login) {
      case Login.In in -> {
        cookie.set(visit.response(), in.cookie());
        yield new Reply.SeeOther("/");
      }
      case Login.Wrong _ -> LoginPage.shown(401, "User name, password or code is wrong.");
      case Login.Later(var pause) -> throw Refusal.later(pause);
    };
  }
}

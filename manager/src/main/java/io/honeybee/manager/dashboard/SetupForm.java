package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.AccessFault;
import io.honeybee.manager.access.Actor;
import io.honeybee.manager.access.People;
import io.honeybee.manager.access.Principal;
import io.honeybee.manager.access.Role;
import io.honeybee.manager.access.Throttle;
import io.honeybee.manager.access.Tokens;
import io.honeybee.manager.api.ClientAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Makes the first user, for who has an administrator's token. */
final class SetupForm implements PostedForm {
  static final int BURST = 10;
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final People people;
  private final Tokens tokens;
  private final Throttle throttle;

  SetupForm(People people, Tokens tokens, InstantSource clock) {
    this.people = people;
    this.tokens = tokens;
    this.throttle = new Throttle(clock, BURST, INTERVAL);
  }

  @Override
  public String path() {
    return "/setup";
  }

  @Override
  public Optional<Role> role() {
    return Optional.empty();
  }

  @Override
  public Reply answer(Visit visit) throws Refusal, AccessFault {
    if (!people.isEmpty()) {
      return new Reply.SeeOther("/login");
    }
    Optional<InetAddress> source = ClientAddress.of(visit.request());
    String key = source.map(Throttle::key).orElse("");
    Optional<Duration> wait = throttle.wait(key);
    if (wait.isPresent()) {
      throw Refusal.later(wait.get());
    }
    Optional<Principal> bearer =
        tokens.authenticate(visit.form().text("token")).filter(one -> one.has(Role.ADMIN));
    if (bearer.isEmpty()) {
      throttle.failed(key);
      throw new Refusal(403, "This is not the token of an administrator.");
    }
    String user = visit.form().text("user");
    people.addFirst(Actor.of(bearer.get(), source), user, NewPassword.read(visit.form(), user));
    return new Reply.SeeOther("/login");
  }
}

package io.honeybee.pot;

import io.honeybee.pot.LoginPolicy.AfterTries;
import io.honeybee.pot.LoginPolicy.AnyPassword;
import io.honeybee.pot.LoginPolicy.Credential;
import io.honeybee.pot.LoginPolicy.Listed;
import io.honeybee.pot.LoginPolicy.Never;
import io.honeybee.runtime.net.SourceQuota;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides on logins and remembers, for each source, how often it tried and what let it in.
 *
 * <p>Thread rule: safe for use by any thread. Memory: the {@value #MAX_SOURCES} sources seen last
 * (as {@link SourceQuota} takes them), one credential of at most {@value #MAX_REMEMBERED_CHARS}
 * characters each.
 */
public final class LoginDesk {
  private static final int MAX_SOURCES = 10_000;
  private static final int MAX_REMEMBERED_CHARS = 256;

  /** Longer ones are never right. */
  private static final int MAX_NAME_BYTES = 4_096;

  /** Stands for what was not seen; no password is remembered or compared under it but itself. */
  private static final String UNKNOWN_PASSWORD = "\0unknown";

  private final LoginPolicy policy;
  private final Map<Object, Visitor> visitors =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Visitor> eldest) {
          return size() > MAX_SOURCES;
        }
      };

  private static final class Visitor {
    int tries;
    @Nullable Credential accepted;
  }

  public LoginDesk(LoginPolicy policy) {
    this.policy = policy;
  }

  /** Whether this login is let in. */
  public boolean admits(InetAddress source, String user, String password) {
    return switch (policy) {
      case Never() -> false;
      case AnyPassword(boolean rootOnly) ->
          !password.isEmpty() && !user.isEmpty() && (!rootOnly || user.equals("root"));
      case Listed(var credentials) -> credentials.contains(new Credential(user, password));
      case AfterTries(int tries) -> admitsAfter(tries, source, new Credential(user, password));
    };
  }

  /**
   * Decides on a login and reports it, as {@code login.success} or {@code login.failed}.
   *
   * @param fields more to report of it, such as the method
   */
  public boolean attempt(
      SessionEvents events, InetAddress source, byte[] user, byte[] password, EventFields fields) {
    boolean admitted =
        user.length <= MAX_NAME_BYTES
            && password.length <= MAX_NAME_BYTES
            && admits(source, AttackerText.decode(user), AttackerText.decode(password));
    events.report(
        admitted ? EventType.LOGIN_SUCCESS.verb() : EventType.LOGIN_FAILED.verb(),
        fields.text(EventField.USERNAME.name(), user).text(EventField.PASSWORD.name(), password));
    return admitted;
  }

  /**
   * Decides on a login of which only an answer to a challenge is known, and reports it. An answer
   * is checked against listed passwords; {@code after:N} counts tries and remembers the user.
   *
   * @param empty whether it is the answer of an empty password
   * @param isAnswerOf whether it is the answer of this password
   * @param fields more to report of it, such as the answer in a form for crackers
   */
  public boolean attemptAnswer(
      SessionEvents events,
      InetAddress source,
      byte[] user,
      boolean empty,
      Predicate<String> isAnswerOf,
      EventFields fields) {
    boolean admitted =
        user.length <= MAX_NAME_BYTES
            && admitsAnswer(source, AttackerText.decode(user), empty, isAnswerOf);
    events.report(
        admitted ? EventType.LOGIN_SUCCESS.verb() : EventType.LOGIN_FAILED.verb(),
        fields.text(EventField.USERNAME.name(), user));
    return admitted;
  }

  private boolean admitsAnswer(
      InetAddress source, String user, boolean empty, Predicate<String> isAnswerOf) {
    return switch (policy) {
      case Listed(var credentials) ->
          credentials.stream()
              .anyMatch(c -> c.user().equals(user) && isAnswerOf.test(c.password()));
      case Never(), AnyPassword(_), AfterTries(_) ->
          admits(source, user, empty ? "" : UNKNOWN_PASSWORD);
    };
  }

  private synchronized boolean admitsAfter(int tries, InetAddress source, Credential credential) {
    Visitor visitor = visitors.computeIfAbsent(SourceQuota.key(source), s -> new Visitor());
    if (visitor.accepted != null) {
      return visitor.accepted.equals(credential);
    }
    visitor.tries++;
    boolean memorable =
        credential.user().length() + credential.password().length() <= MAX_REMEMBERED_CHARS
            && !credential.user().isEmpty()
            && !credential.password().isEmpty();
    if (visitor.tries < tries || !memorable) {
      return false;
    }
    visitor.accepted = credential;
    return true;
  }
}

package io.honeybee.pot;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Which logins a pot lets in, as its option {@code login} says. Immutable. */
public sealed interface LoginPolicy {
  /** The option that holds it, for a pot type's list. */
  PotOption OPTION =
      new PotOption(
          "login",
          "root",
          "Who gets in: root (root with any password but an empty one), any (anybody with any"
              + " password but an empty one), never, after:N (from the Nth password a source tries"
              + " on, 1..1000, and then always with that one), or list:USER/PASSWORD,...");

  /** Highest N of {@code after:N}. */
  int MAX_TRIES = 1_000;

  /** Any password but an empty one, for everybody or for root alone. */
  record AnyPassword(boolean rootOnly) implements LoginPolicy {}

  /** Nobody. */
  record Never() implements LoginPolicy {}

  /** A source's Nth try, and from then on that same password. */
  record AfterTries(int tries) implements LoginPolicy {}

  /** These only. */
  record Listed(Set<Credential> credentials) implements LoginPolicy {
    public Listed {
      credentials = Set.copyOf(credentials);
    }
  }

  /** A user name and a password. */
  record Credential(String user, String password) {}

  /** Reads the option's value. */
  static LoginPolicy parse(String value) throws InvalidOptionException {
    String kind = value.strip();
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "root" -> new AnyPassword(true);
      case "any" -> new AnyPassword(false);
      case "never" -> new Never();
      default -> withArgument(kind);
    };
  }

  private static LoginPolicy withArgument(String kind) throws InvalidOptionException {
    if (kind.startsWith("after:")) {
      return new AfterTries(tries(kind.substring("after:".length())));
    }
    if (kind.startsWith("list:")) {
      return new Listed(credentials(kind.substring("list:".length())));
    }
    throw invalid("'" + kind + "' is none of root, any, never, after:N, list:USER/PASSWORD,...");
  }

  private static int tries(String number) throws InvalidOptionException {
    try {
      int tries = Integer.parseInt(number.strip());
      if (tries >= 1 && tries <= MAX_TRIES) {
        return tries;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of bounds.
    }
    throw invalid("after:" + number + " needs a number of tries in 1.." + MAX_TRIES);
  }

  private static Set<Credential> credentials(String list) throws InvalidOptionException {
    Set<Credential> credentials = new LinkedHashSet<>();
    for (String entry : list.split(",", -1)) {
      int slash = entry.indexOf('/');
      if (slash < 1) {
        throw invalid("list: needs USER/PASSWORD, separated by commas; '" + entry + "' is not");
      }
      credentials.add(
          new Credential(entry.substring(0, slash).strip(), entry.substring(slash + 1).strip()));
    }
    return credentials;
  }

  private static InvalidOptionException invalid(String message) {
    return new InvalidOptionException(OPTION.name(), message);
  }
}

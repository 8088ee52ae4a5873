package io.honeybee.manager.access;

/**
 * Who is asking.
 *
 * @param name the token's or the user's
 */
public record Principal(Kind kind, String name, Role role) {

  /** What a principal is known by. */
  public enum Kind {
    TOKEN,
    USER
  }

  /** Somebody who bears a token. */
  public Principal(String name, Role role) {
    this(Kind.TOKEN, name, role);
  }

  public boolean has(Role wanted) {
    return role.compareTo(wanted) >= 0;
  }

  /** As the audit log names it, such as {@code token siem}. */
  public String title() {
    return switch (kind) {
      case TOKEN -> "token " + name;
      case USER -> "user " + name;
    };
  }
}

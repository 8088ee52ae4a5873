package io.honeybee.manager.access;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Who does something, for the audit log.
 *
 * @param name such as {@code user anna}
 * @param source the address; empty for a terminal
 */
public record Actor(String name, String source) {
  /** The machine's user at a terminal of the manager. */
  public static Actor terminal(String systemUser) {
    return new Actor("terminal " + systemUser, "");
  }

  /** The program itself, as the demo does when it makes its user. */
  public static Actor program() {
    return new Actor("program", "");
  }

  /** Somebody who is not signed in. */
  public static Actor nobody(Optional<InetAddress> source) {
    return new Actor("nobody", text(source));
  }

  /** Somebody who is. */
  public static Actor of(Principal principal, Optional<InetAddress> source) {
    return new Actor(principal.title(), text(source));
  }

  private static String text(Optional<InetAddress> source) {
    return source.map(InetAddress::getHostAddress).orElse("");
  }
}

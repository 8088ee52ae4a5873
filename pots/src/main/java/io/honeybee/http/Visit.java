package io.honeybee.http;

import io.honeybee.pot.PotContext;
import io.honeybee.pot.SessionEvents;
import io.honeybee.pot.TcpSession;

/**
 * Who asks, and how.
 *
 * @param manner how the server speaks
 */
public record Visit(TcpSession session, Manner manner) {

  public SessionEvents events() {
    return session.events();
  }

  public PotContext context() {
    return session.context();
  }

  /** The port that was reached. */
  public int port() {
    return session.local().getPort();
  }

  /** {@code http} or {@code https}. */
  public String scheme() {
    return session.isEncrypted() ? "https" : "http";
  }
}

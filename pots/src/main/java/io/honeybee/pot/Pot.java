package io.honeybee.pot;

import io.honeybee.runtime.lifecycle.Service;
import java.net.InetSocketAddress;

/**
 * A running honeypot. It never executes, evaluates, deserialises or forwards what an attacker
 * sends.
 *
 * <p>After {@link #stop} it may be started again. A fault after a good start is the pot's to
 * survive: one bad session never ends the listener.
 */
public interface Pot extends Service {

  /** Where it listens, with the real port when the configured one was 0. Only while started. */
  InetSocketAddress address();

  /** Sessions that are open now. */
  int openSessions();
}

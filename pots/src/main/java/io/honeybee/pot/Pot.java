package io.honeybee.pot;

import io.honeybee.runtime.lifecycle.Service;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * A running honeypot. It never executes, evaluates, deserialises or forwards what an attacker
 * sends.
 *
 * <p>After {@link #stop} it may be started again. A fault after a good start is the pot's to
 * survive: one bad session never ends the listener.
 */
public interface Pot extends Service {

  /**
   * Where it listens, with real ports where the configured one was 0; at least one. Only while
   * started.
   */
  List<InetSocketAddress> addresses();

  /** The first of {@link #addresses}. */
  default InetSocketAddress address() {
    return addresses().getFirst();
  }

  /**
   * Why it serves nobody although it was started; empty while it does. It is then stopped and
   * started again. Cheap: asked about once a second.
   */
  default Optional<String> fault() {
    return Optional.empty();
  }

  /** Sessions that are open now. */
  int openSessions();
}

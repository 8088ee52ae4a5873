package io.honeybee.fetch;

import io.honeybee.capture.Captured;
import java.net.InetAddress;

/** What became of a wish to fetch. */
public sealed interface Fetched {

  /** Fetching is off, or not for such an address: to the attacker, the network is down. */
  record Refused(String reason) implements Fetched {}

  /** It was tried, and failed. */
  record Failed(String reason) implements Fetched {}

  /**
   * It was fetched, after redirections.
   *
   * @param address whose answer it is
   * @param contentType as the server said; hostile; empty when it said none
   * @param beginning of the body, a byte string of at most {@value #MAX_BEGINNING_BYTES} bytes
   * @param captured the whole body
   */
  record Done(InetAddress address, String contentType, String beginning, Captured captured)
      implements Fetched {
    /** What a session's files hold of it. */
    public static final int MAX_BEGINNING_BYTES = 1 << 20;
  }
}

package io.honeybee.fetch;

import io.honeybee.capture.Captured;

/** What became of a wish to fetch. */
public sealed interface Fetched {

  /** Fetching is off, or not for such an address: to the attacker, the network is down. */
  record Refused(String reason) implements Fetched {}

  /** It was tried, and failed. */
  record Failed(String reason) implements Fetched {}

  /**
   * It was fetched.
   *
   * @param status of the HTTP answer
   * @param content its body, a byte string
   */
  record Done(int status, String content, Captured captured) implements Fetched {}
}

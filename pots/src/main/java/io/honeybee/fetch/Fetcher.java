package io.honeybee.fetch;

/** Fetches what an attacker names. Safe for use by any thread. */
@FunctionalInterface
public interface Fetcher {
  /** Never fetches. */
  Fetcher OFF = (url, agent) -> new Fetched.Refused("fetching is off");

  /**
   * Fetches a URL and keeps what came. Blocks within the fetcher's bounds; never throws.
   *
   * @param url as the attacker wrote it, with its scheme
   * @param agent the program that seems to ask, such as {@code Wget/1.21.3}
   */
  Fetched fetch(String url, String agent);
}

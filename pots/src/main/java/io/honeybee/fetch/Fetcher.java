package io.honeybee.fetch;

/** Fetches what an attacker names. Safe for use by any thread. */
@FunctionalInterface
public interface Fetcher {
  /** Never fetches. */
  Fetcher OFF = url -> new Fetched.Refused("fetching is off");

  /**
   * Fetches a URL and keeps what came. Blocks within the fetcher's bounds; never throws.
   *
   * @param url as the attacker wrote it, with its scheme
   */
  Fetched fetch(String url);
}

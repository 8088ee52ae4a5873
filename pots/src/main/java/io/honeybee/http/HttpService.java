package io.honeybee.http;

/**
 * All that the connections of one pot share. Immutable, save for the memory that it counts.
 *
 * @param memory what bodies of requests may take together
 */
public record HttpService(Manner manner, Site site, Exploits exploits, BodyMemory memory) {

  /** With the built-in exploits and the usual memory. */
  public static HttpService of(Manner manner, Site site) {
    return new HttpService(manner, site, Exploits.load(), new BodyMemory());
  }
}

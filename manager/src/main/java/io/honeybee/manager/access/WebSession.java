package io.honeybee.manager.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A browser that is signed in.
 *
 * @param csrfToken what its forms send back, bound to this session; a page of another site cannot
 *     know it
 */
public record WebSession(Principal principal, String csrfToken) {

  /** Compares in constant time. */
  public boolean isOwnToken(String given) {
    return MessageDigest.isEqual(
        csrfToken.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "WebSession(" + principal.title() + ")";
  }
}

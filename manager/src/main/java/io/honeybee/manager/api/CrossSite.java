package io.honeybee.manager.api;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells requests that a page of another site made from those that our own pages make. Stateless.
 *
 * <p>The host alone is compared, not the scheme, since something in front of the manager may have
 * ended TLS.
 */
public final class CrossSite {
  private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");

  private CrossSite() {}

  /** Whether another site is behind it. A client that is no browser says nothing about it. */
  public static boolean isBehind(ServerRequest request) {
    Optional<String> fetchSite = request.headers().first(FETCH_SITE);
    if (fetchSite.isPresent()
        && !fetchSite.get().equals("same-origin")
        && !fetchSite.get().equals("none")) {
      return true;
    }
    Optional<String> origin = request.headers().first(HeaderNames.ORIGIN);
    return origin.isPresent() && !sameHost(origin.get(), request);
  }

  private static boolean sameHost(String origin, ServerRequest request) {
    try {
      String authority = new URI(origin).getRawAuthority();
      return authority != null
          && authority
              .toLowerCase(Locale.ROOT)
              .equals(request.authority().toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}

package io.honeybee.manager.api;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.honeybee.manager.access.Principal;
import io.honeybee.manager.access.Role;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Lets in who bears a good token. Safe for use by any thread. */
final class Gate {
  private static final String SCHEME = "Bearer ";
  private static final int MAX_TOKEN_CHARS = 512;

  private final Function<String, Optional<Principal>> tokens;
  private final FailedTokens failures;

  Gate(Function<String, Optional<Principal>> tokens, InstantSource clock) {
    this.tokens = tokens;
    this.failures = new FailedTokens(clock);
  }

  /**
   * Checks the request's token.
   *
   * @return whether the same token still opens, to be asked later
   */
  Call.StillAllowed check(ServerRequest request, Role role) throws Problem {
    Optional<String> token = token(request);
    if (token.isEmpty()) {
      throw Problem.unauthorized("send the header Authorization: Bearer TOKEN");
    }
    Optional<InetAddress> source = source(request);
    Optional<Duration> wait = source.flatMap(failures::wait);
    if (wait.isPresent()) {
      throw Problem.tooManyRequests(
          "too many wrong tokens came from your address; wait and try again", wait.get());
    }
    Optional<Principal> principal = tokens.apply(token.get());
    if (principal.isEmpty()) {
      source.ifPresent(failures::failed);
      throw Problem.unauthorized("this token is unknown, expired or revoked");
    }
    if (!principal.get().has(role)) {
      throw Problem.forbidden(
          "this needs the role "
              + role.name().toLowerCase(Locale.ROOT)
              + ", and your token has the role "
              + principal.get().role().name().toLowerCase(Locale.ROOT));
    }
    return () -> tokens.apply(token.get()).map(now -> now.has(role)).orElse(false);
  }

  private static Optional<String> token(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.AUTHORIZATION)
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()).trim())
        .filter(token -> !token.isEmpty() && token.length() <= MAX_TOKEN_CHARS);
  }

  private static Optional<InetAddress> source(ServerRequest request) {
    SocketAddress address = request.remotePeer().address();
    return address instanceof InetSocketAddress inet
        ? Optional.ofNullable(inet.getAddress())
        : Optional.empty();
  }
}

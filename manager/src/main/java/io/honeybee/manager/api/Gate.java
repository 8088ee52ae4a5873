package io.honeybee.manager.api;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.honeybee.manager.access.Principal;
import io.honeybee.manager.access.Role;
import io.honeybee.manager.access.WebSession;
import io.honeybee.manager.access.WebSessions;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Lets in who bears a good token, or whose browser is signed in. Safe for use by any thread. */
final class Gate {
  private static final String SCHEME = "Bearer ";
  private static final int MAX_TOKEN_CHARS = 512;
  private static final HeaderName CSRF_TOKEN = HeaderNames.create("X-CSRF-Token");

  private final Function<String, Optional<Principal>> tokens;
  private final WebSessions sessions;
  private final SessionCookie cookie;
  private final FailedTokens failures;

  Gate(ApiAccess access, SessionCookie cookie, InstantSource clock) {
    this.tokens = access.tokens();
    this.sessions = access.sessions();
    this.cookie = cookie;
    this.failures = new FailedTokens(clock);
  }

  /**
   * Who was let in.
   *
   * @param stillAllowed whether the same token or session still opens, to be asked later
   */
  record Pass(Principal principal, Call.StillAllowed stillAllowed) {}

  /** Checks the request's token; without one its cookie. */
  Pass check(ServerRequest request, Role role) throws Problem {
    if (request.headers().contains(HeaderNames.AUTHORIZATION)) {
      return checkToken(request, role);
    }
    String value = cookie.read(request);
    Optional<WebSession> session = sessions.use(value);
    if (session.isEmpty()) {
      throw Problem.unauthorized("send the header Authorization: Bearer TOKEN, or sign in");
    }
    boolean reads = request.prologue().method().equals(Method.GET);
    if (!reads) {
      refuseOtherSites(request, session.get());
    }
    require(session.get().principal(), role, "your user");
    return new Pass(
        session.get().principal(),
        () -> sessions.look(value).map(now -> now.principal().has(role)).orElse(false));
  }

  private static void refuseOtherSites(ServerRequest request, WebSession session) throws Problem {
    if (CrossSite.isBehind(request)) {
      throw Problem.forbidden("this request was made by a page of another site");
    }
    if (request.headers().first(CSRF_TOKEN).filter(session::isOwnToken).isEmpty()) {
      throw Problem.forbidden(
          "send the header X-CSRF-Token as the page has it, or use a token in the place of a"
              + " cookie");
    }
  }

  private Pass checkToken(ServerRequest request, Role role) throws Problem {
    Optional<String> token = token(request);
    if (token.isEmpty()) {
      throw Problem.unauthorized("send the header Authorization: Bearer TOKEN");
    }
    Optional<InetAddress> source = ClientAddress.of(request);
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
    require(principal.get(), role, "your token");
    return new Pass(
        principal.get(), () -> tokens.apply(token.get()).map(now -> now.has(role)).orElse(false));
  }

  private static void require(Principal principal, Role role, String what) throws Problem {
    if (!principal.has(role)) {
      throw Problem.forbidden(
          "this needs the role "
              + role.name().toLowerCase(Locale.ROOT)
              + ", and "
              + what
              + " has the role "
              + principal.role().name().toLowerCase(Locale.ROOT));
    }
  }

  private static Optional<String> token(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.AUTHORIZATION)
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()).trim())
        .filter(token -> !token.isEmpty() && token.length() <= MAX_TOKEN_CHARS);
  }
}

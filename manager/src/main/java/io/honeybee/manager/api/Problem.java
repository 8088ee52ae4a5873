package io.honeybee.manager.api;

import java.time.Duration;
import java.util.Map;

/**
 * A request that is not answered, as RFC 9457 tells it. Without a stack trace, since a client
 * decides how often.
 */
final class Problem extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final String detail;
  private final transient Map<String, String> headers;

  private Problem(int status, String title, String detail, Map<String, String> headers) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.headers = headers;
  }

  static Problem badRequest(String detail) {
    return new Problem(400, "Bad request", detail, Map.of());
  }

  static Problem unauthorized(String detail) {
    return new Problem(
        401, "Unauthorized", detail, Map.of("WWW-Authenticate", "Bearer realm=\"honeybee\""));
  }

  static Problem forbidden(String detail) {
    return new Problem(403, "Forbidden", detail, Map.of());
  }

  static Problem notFound(String detail) {
    return new Problem(404, "Not found", detail, Map.of());
  }

  static Problem methodNotAllowed(String allowed) {
    return new Problem(
        405, "Method not allowed", "here only " + allowed + " is known", Map.of("Allow", allowed));
  }

  static Problem conflict(String detail) {
    return new Problem(409, "Conflict", detail, Map.of());
  }

  static Problem tooLarge(String detail) {
    return new Problem(413, "Content too large", detail, Map.of());
  }

  static Problem tooManyRequests(String detail, Duration wait) {
    return new Problem(
        429,
        "Too many requests",
        detail,
        Map.of("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
  }

  static Problem internal() {
    return new Problem(
        500, "Internal error", "this is a bug; the manager's log has more of it", Map.of());
  }

  static Problem unavailable(String detail) {
    return new Problem(503, "Unavailable", detail, Map.of("Retry-After", "5"));
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** One sentence that says what to change. */
  String detail() {
    return detail;
  }

  Map<String, String> headers() {
    return headers;
  }
}

package io.honeybee.http;

/**
 * A whole request.
 *
 * @param path decoded and without dot segments
 * @param body the first bytes of it, as many as could be held
 * @param bodySize bytes of all of it
 */
// Bodies are handed on, never compared or changed.
@SuppressWarnings("ArrayRecordComponent")
public record HttpRequest(RequestHead head, String path, byte[] body, long bodySize) {

  public String method() {
    return head.method();
  }

  public String query() {
    return head.query();
  }

  public Headers headers() {
    return head.headers();
  }
}

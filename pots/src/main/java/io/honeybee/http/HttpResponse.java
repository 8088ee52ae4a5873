package io.honeybee.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer without what its product adds to each.
 *
 * @param reason the words behind the status; empty for the usual ones
 * @param headers beside those that the product adds; {@code Content-Type} is among them
 * @param shape how its end is told
 */
// Bodies are handed on, never compared or changed.
@SuppressWarnings("ArrayRecordComponent")
public record HttpResponse(
    int status, String reason, List<Header> headers, byte[] body, Shape shape) {

  /** How an answer's end is told. */
  public enum Shape {
    /** By its length, as for a file. */
    WHOLE,
    /** As for a program's output: by its length if it is short, by chunks otherwise. */
    PRODUCED,
    /** By chunks, however short it is. */
    CHUNKED,
    /** By the end of the connection; what follows the headers is no HTTP. */
    STREAM,
    /** An error of the server's own; the connection ends behind it. */
    LAST
  }

  public HttpResponse {
    headers = List.copyOf(headers);
  }

  public static HttpResponse of(int status, String type, byte[] body) {
    return new HttpResponse(
        status, "", List.of(new Header("Content-Type", type)), body, Shape.PRODUCED);
  }

  public static HttpResponse of(int status, String type, String body) {
    return of(status, type, body.getBytes(StandardCharsets.UTF_8));
  }

  public HttpResponse with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new HttpResponse(status, reason, more, body, shape);
  }

  public HttpResponse with(List<Header> added) {
    List<Header> more = new ArrayList<>(headers);
    more.addAll(added);
    return new HttpResponse(status, reason, more, body, shape);
  }

  public HttpResponse shaped(Shape other) {
    return new HttpResponse(status, reason, headers, body, other);
  }

  public HttpResponse withReason(String words) {
    return new HttpResponse(status, words, headers, body, shape);
  }
}

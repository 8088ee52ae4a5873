package io.honeybee.http;

import io.honeybee.http.HttpResponse.Shape;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes answers in a {@link Manner}. Immutable. */
final class ResponseWriter {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;
  private static final int FIRST_FINAL = 200;
  private static final int FIRST_ERROR = 400;

  private final Manner manner;

  ResponseWriter(Manner manner) {
    this.manner = manner;
  }

  /** A time as headers have it (RFC 9110 section 5.6.7). */
  static String date(Instant when) {
    return DATE.format(when);
  }

  /**
   * The bytes of an answer.
   *
   * @param head what is answered; null when it was not understood
   * @param stay whether the connection stays open
   * @param left requests that may still come
   */
  byte[] bytes(
      HttpResponse response, @Nullable RequestHead head, boolean stay, int left, Instant now) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(response.body().length + 512);
    boolean bodyless = response.status() == NOT_MODIFIED || response.status() == NO_CONTENT;
    if (head != null && head.isOld()) {
      out.writeBytes(response.body());
      return out.toByteArray();
    }
    if (response.shape() == Shape.STREAM && response.status() < FIRST_ERROR) {
      write(out, statusLine(response, head), response.headers());
      out.writeBytes(response.body());
      return out.toByteArray();
    }
    boolean chunked = isChunked(response, head) && !bodyless;
    List<Header> headers = new ArrayList<>(response.headers());
    if (manner.dates() && response.status() >= FIRST_FINAL) {
      headers.add(new Header("Date", date(now)));
    }
    if (!manner.server().isEmpty() && response.status() >= FIRST_FINAL) {
      headers.add(new Header("Server", manner.server()));
    }
    if (chunked) {
      headers.add(new Header("Transfer-Encoding", "chunked"));
    } else if (!bodyless && response.shape() != Shape.STREAM && isSized(response, head)) {
      headers.add(new Header("Content-Length", Integer.toString(response.body().length)));
    }
    if (response.shape() != Shape.STREAM) {
      connection(headers, head, stay, left);
    }
    // The length of a file is known first; that of all else only when the filters are through.
    boolean file =
        response.shape() == Shape.WHOLE
            && headers.stream().noneMatch(h -> h.name().equals("Content-Encoding"));
    headers.sort(
        Comparator.comparingInt(
            h -> manner.place(!file && h.name().equals("Vary") ? "*" : h.name())));
    write(out, statusLine(response, head), headers);
    if (!bodyless && (head == null || !head.isHead())) {
      body(out, response.body(), chunked);
    }
    return out.toByteArray();
  }

  private boolean isSized(HttpResponse response, @Nullable RequestHead head) {
    boolean error = response.status() >= FIRST_ERROR;
    return !error || head == null || !head.isHead() || manner.sizesErrorsOfHead();
  }

  private boolean isChunked(HttpResponse response, @Nullable RequestHead head) {
    if (head == null || head.isBefore11()) {
      return false;
    }
    return response.shape() == Shape.CHUNKED
        || (response.shape() == Shape.PRODUCED && response.body().length > manner.chunkOver());
  }

  private void connection(
      List<Header> headers, @Nullable RequestHead head, boolean stay, int left) {
    if (!stay) {
      boolean told = manner.keep().equals("always") || head == null || !head.isBefore11();
      if (told || manner.keep().equals("asked")) {
        headers.add(new Header("Connection", "close"));
      }
      return;
    }
    String asked = head == null ? "" : head.headers().text("Connection");
    boolean asks = asked.toLowerCase(Locale.ROOT).contains("keep-alive");
    if (manner.keep().equals("always")) {
      headers.add(new Header("Connection", "keep-alive"));
    } else if (asks && manner.keep().equals("asked")) {
      if (!manner.keepAliveHeader().isEmpty()) {
        headers.add(new Header("Keep-Alive", manner.keepAliveHeader() + left));
      }
      headers.add(new Header("Connection", "Keep-Alive"));
    }
  }

  private String statusLine(HttpResponse response, @Nullable RequestHead head) {
    boolean old = manner.echoesVersion() && head != null && head.isBefore11();
    String reason =
        response.reason().isEmpty() ? manner.reason(response.status()) : response.reason();
    return (old ? "HTTP/1.0 " : "HTTP/1.1 ") + response.status() + " " + reason;
  }

  /** An answer of the layer below: a status, a type, and nothing else. */
  byte[] bare(HttpResponse response) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Header> headers = new ArrayList<>(response.headers());
    headers.add(new Header("Connection", "close"));
    write(out, statusLine(response, null), headers);
    out.writeBytes(response.body());
    return out.toByteArray();
  }

  private void write(ByteArrayOutputStream out, String first, List<Header> headers) {
    StringBuilder text = new StringBuilder(first).append("\r\n");
    for (Header header : headers) {
      String name = header.name();
      text.append(manner.lowerCase() ? name.toLowerCase(Locale.ROOT) : name)
          .append(": ")
          .append(header.value().replace("\r", "").replace("\n", ""))
          .append("\r\n");
    }
    out.writeBytes(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void body(ByteArrayOutputStream out, byte[] body, boolean chunked) {
    if (!chunked) {
      out.writeBytes(body);
      return;
    }
    if (body.length > 0) {
      out.writeBytes(
          (Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(body);
      out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }
}

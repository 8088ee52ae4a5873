package io.honeybee.http;

import io.honeybee.http.HttpResponse.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Compresses answers for those who ask for it, as the products do it. Stateless. */
final class Compression {
  private static final int LEAST_BYTES = 20;

  private Compression() {}

  static HttpResponse apply(HttpResponse response, RequestHead head, Manner manner) {
    String type =
        response.headers().stream()
            .filter(header -> header.name().equals("Content-Type"))
            .map(Header::value)
            .findFirst()
            .orElse("");
    boolean asked =
        head.headers().text("Accept-Encoding").toLowerCase(Locale.ROOT).contains("gzip");
    boolean whole = response.shape() == Shape.WHOLE || response.shape() == Shape.PRODUCED;
    boolean part = response.headers().stream().anyMatch(h -> h.name().equals("Content-Range"));
    if (!asked
        || !whole
        || part
        || head.isBefore11()
        || response.body().length < LEAST_BYTES
        || !manner.compresses(type)) {
      return response;
    }
    List<Header> headers = new ArrayList<>();
    for (Header header : response.headers()) {
      boolean dropped =
          header.name().equals("Vary")
              || (manner.compressesInChunks() && header.name().equals("Accept-Ranges"));
      if (!dropped) {
        headers.add(header.name().equals("ETag") ? tag(header.value(), manner) : header);
      }
    }
    if (!manner.compressesInChunks()) {
      headers.add(new Header("Vary", "Accept-Encoding"));
    }
    headers.add(new Header("Content-Encoding", "gzip"));
    return new HttpResponse(
        response.status(),
        response.reason(),
        headers,
        gzip(response.body()),
        manner.compressesInChunks() ? Shape.CHUNKED : response.shape());
  }

  private static Header tag(String tag, Manner manner) {
    return new Header(
        "ETag",
        manner.compressesInChunks() ? "W/" + tag : tag.substring(0, tag.length() - 1) + "-gzip\"");
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 2 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}

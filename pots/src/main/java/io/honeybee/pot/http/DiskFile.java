package io.honeybee.pot.http;

import io.honeybee.http.Header;
import io.honeybee.http.HttpRequest;
import io.honeybee.http.HttpResponse;
import io.honeybee.http.HttpResponse.Shape;
import io.honeybee.http.Manner;
import io.honeybee.http.Template;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file as servers send it: with its time and tag, on condition, in part (RFC 9110). */
final class DiskFile {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,9})-([0-9]{0,9})");
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int PARTIAL = 206;

  private DiskFile() {}

  static HttpResponse serve(
      HttpResponse whole, Instant modified, HttpRequest request, Manner manner) {
    HttpResponse file = whole.shaped(Shape.WHOLE).with("Last-Modified", DATE.format(modified));
    Optional<String> tag = manner.etag().map(form -> tag(form, modified, whole.body().length));
    if (tag.isPresent()) {
      file = file.with("ETag", tag.get());
    }
    if (unchanged(request, DATE.format(modified), tag.orElse(""))) {
      List<Header> kept =
          file.headers().stream().filter(h -> !h.name().equals("Content-Type")).toList();
      return new HttpResponse(NOT_MODIFIED, "", kept, new byte[0], Shape.WHOLE);
    }
    Matcher range = RANGE.matcher(request.headers().text("Range"));
    if (file.status() == OK && range.matches()) {
      return part(file, range, manner.tellsRangesInParts() ? "bytes" : "");
    }
    return file.with("Accept-Ranges", "bytes");
  }

  private static String tag(String form, Instant modified, int size) {
    long micros = modified.getEpochSecond() * 1_000_000 + modified.getNano() / 1_000;
    return Template.fill(
        form,
        Map.of(
            "mtime", Long.toHexString(modified.getEpochSecond()),
            "mtimeus", Long.toHexString(micros),
            "size", Integer.toHexString(size)));
  }

  private static boolean unchanged(HttpRequest request, String modified, String tag) {
    Optional<String> match = request.headers().first("If-None-Match");
    return match
        .map(wanted -> wanted.equals("*") || (!tag.isEmpty() && wanted.contains(tag)))
        .orElseGet(() -> request.headers().text("If-Modified-Since").equals(modified));
  }

  private static HttpResponse part(HttpResponse file, Matcher range, String accepts) {
    int size = file.body().length;
    boolean tail = range.group(1).isEmpty();
    int last = range.group(2).isEmpty() ? size - 1 : Integer.parseInt(range.group(2));
    int from = tail ? Math.max(0, size - last) : Integer.parseInt(range.group(1));
    int to = tail ? size : Math.min(size, last + 1);
    if ((tail && range.group(2).isEmpty()) || from >= to) {
      return file.with("Accept-Ranges", "bytes");
    }
    List<Header> headers = new ArrayList<>(file.headers());
    if (!accepts.isEmpty()) {
      headers.add(new Header("Accept-Ranges", accepts));
    }
    headers.add(new Header("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + size));
    return new HttpResponse(
        PARTIAL, "", headers, Arrays.copyOfRange(file.body(), from, to), Shape.WHOLE);
  }
}

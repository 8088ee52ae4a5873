package io.honeybee.http;

import io.honeybee.capture.Capture;
import io.honeybee.capture.CaptureStore;
import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.SessionEvents;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes a request's body: holds its first bytes, and captures the files in it. Thread rule: the
 * connection's own.
 */
final class BodySink extends OutputStream {
  private static final List<String> FILE_TYPES =
      List.of(
          "application/octet-stream",
          "application/x-tar",
          "application/tar",
          "application/zip",
          "application/gzip",
          "application/java-archive",
          "image/");

  private final int held;
  private final SessionEvents events;
  private final String name;
  private final ByteArrayOutputStream first = new ByteArrayOutputStream();
  private @Nullable Capture whole;
  private @Nullable MultipartSink parts;

  /**
   * @param held bytes to hold at the most
   */
  BodySink(RequestHead head, int held, CaptureStore captures, SessionEvents events) {
    this.held = held;
    this.events = events;
    this.name = UrlText.decode(head.rawPath(), false);
    String type = head.headers().text("Content-Type");
    String lower = type.toLowerCase(Locale.ROOT);
    boolean json = lower.contains("json");
    String boundary = MultipartSink.boundary(type);
    if (lower.startsWith("multipart/") && !boundary.isEmpty()) {
      parts = new MultipartSink(boundary, captures, events);
    } else if ((head.method().equals("PUT") && !json)
        || FILE_TYPES.stream().anyMatch(lower::startsWith)) {
      whole = captures.begin(events.source());
    }
  }

  /** The first bytes. */
  byte[] first() {
    return first.toByteArray();
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    first.write(bytes, offset, Math.min(length, held - first.size()));
    if (whole != null) {
      whole.write(bytes, offset, length);
    }
    if (parts != null) {
      parts.write(bytes, offset, length);
    }
  }

  /** Ends what is captured, also when not all of it came. */
  @Override
  public void close() {
    finish();
  }

  /** Ends what is captured and reports it; further calls do nothing. */
  void finish() {
    if (parts != null) {
      parts.close();
    }
    Capture capture = whole;
    if (capture == null) {
      return;
    }
    if (capture.size() > 0) {
      events.report(
          EventType.FILE_UPLOAD.verb(),
          new EventFields()
              .text(EventField.FILENAME.name(), name.getBytes(StandardCharsets.ISO_8859_1))
              .captured(capture.finish()));
    }
    capture.close();
    whole = null;
  }
}

package io.honeybee.http;

import io.honeybee.capture.Capture;
import io.honeybee.capture.CaptureStore;
import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.SessionEvents;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Captures the files of a {@code multipart} body (RFC 2046 section 5.1, RFC 7578) while it comes.
 * Memory: one line of at most {@value #MAX_LINE} bytes. Thread rule: the connection's own.
 */
final class MultipartSink implements AutoCloseable {
  private static final int MAX_LINE = 4_096;
  private static final int MAX_FILES = 20;
  private static final int MAX_BOUNDARY = 200;

  private enum State {
    OUTSIDE,
    HEADERS,
    CONTENT
  }

  private final byte[] delimiter;
  private final CaptureStore captures;
  private final SessionEvents events;
  private final byte[] line = new byte[MAX_LINE];
  private int length;

  /** Whether the line in the buffer began with the buffer. */
  private boolean whole = true;

  private State state = State.OUTSIDE;

  /** The end of the line before: it belongs to the delimiter if one follows. */
  private byte[] pendingEnd = new byte[0];

  private byte[] fileName = new byte[0];
  private boolean isFile;
  private int files;
  private @Nullable Capture capture;

  MultipartSink(String boundary, CaptureStore captures, SessionEvents events) {
    this.delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    this.captures = captures;
    this.events = events;
  }

  /** The boundary that a content type names; empty when there is none. */
  static String boundary(String contentType) {
    String boundary = parameter(contentType, "boundary=");
    return boundary.length() > MAX_BOUNDARY ? "" : boundary;
  }

  private static String parameter(String header, String name) {
    int at = header.toLowerCase(Locale.ROOT).indexOf(name);
    if (at < 0) {
      return "";
    }
    String value = header.substring(at + name.length()).strip();
    if (value.startsWith("\"")) {
      int quote = value.indexOf('"', 1);
      return quote < 0 ? "" : value.substring(1, quote);
    }
    int end = value.indexOf(';');
    return (end < 0 ? value : value.substring(0, end)).strip();
  }

  void write(byte[] bytes, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      line[length++] = bytes[i];
      if (bytes[i] == '\n' || length == MAX_LINE) {
        take(bytes[i] == '\n');
      }
    }
  }

  private void take(boolean ended) {
    boolean begins = whole;
    whole = ended;
    int count = length;
    length = 0;
    if (begins && startsWithDelimiter(count)) {
      finishFile();
      pendingEnd = new byte[0];
      state = State.HEADERS;
      return;
    }
    switch (state) {
      case OUTSIDE -> {}
      case HEADERS -> header(count, begins);
      case CONTENT -> content(count, ended);
    }
  }

  private boolean startsWithDelimiter(int count) {
    if (count < delimiter.length) {
      return false;
    }
    for (int i = 0; i < delimiter.length; i++) {
      if (line[i] != delimiter[i]) {
        return false;
      }
    }
    return true;
  }

  private void header(int count, boolean begins) {
    String text = new String(line, 0, count, StandardCharsets.ISO_8859_1).strip();
    if (text.isEmpty() && begins) {
      state = State.CONTENT;
      if (isFile && files < MAX_FILES) {
        files++;
        capture = captures.begin(events.source());
      }
      return;
    }
    if (text.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
      isFile = text.toLowerCase(Locale.ROOT).contains("filename=");
      fileName = parameter(text, "filename=").getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private void content(int count, boolean ended) {
    Capture to = capture;
    if (to == null) {
      return;
    }
    if (ended && count == 1 && pendingEnd.length == 1 && pendingEnd[0] == '\r') {
      pendingEnd = new byte[] {'\r', '\n'};
      return;
    }
    to.write(pendingEnd);
    int end = line[count - 1] == '\r' ? 1 : 0;
    if (ended) {
      end = count > 1 && line[count - 2] == '\r' ? 2 : 1;
    }
    to.write(line, 0, count - end);
    pendingEnd = java.util.Arrays.copyOfRange(line, count - end, count);
  }

  private void finishFile() {
    Capture done = capture;
    capture = null;
    isFile = false;
    if (done != null) {
      if (done.size() > 0) {
        events.report(
            EventType.FILE_UPLOAD.verb(),
            new EventFields().text(EventField.FILENAME.name(), fileName).captured(done.finish()));
      }
      done.close();
    }
  }

  @Override
  public void close() {
    if (length > 0) {
      take(false);
    }
    finishFile();
  }
}

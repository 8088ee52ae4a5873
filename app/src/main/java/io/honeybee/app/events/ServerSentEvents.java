package io.honeybee.app.events;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Takes a stream of server-sent events apart, as the HTML standard has it. One event is in memory,
 * of at most {@value #MAX_EVENT_BYTES} bytes.
 *
 * <p>Thread rule: one thread.
 */
final class ServerSentEvents {
  static final int MAX_EVENT_BYTES = 64 << 20;
  private static final int BUFFER_BYTES = 64 << 10;

  private final InputStream in;
  private final int maxEventBytes;
  private boolean afterReturn;
  private String lastId = "";

  ServerSentEvents(InputStream in) {
    this(in, MAX_EVENT_BYTES);
  }

  ServerSentEvents(InputStream in, int maxEventBytes) {
    this.in = new BufferedInputStream(in, BUFFER_BYTES);
    this.maxEventBytes = maxEventBytes;
  }

  /**
   * An event.
   *
   * @param id the last one that was set; empty when none was
   */
  record Sent(String id, String data) {}

  /**
   * The next event, or nothing once the stream has ended; half an event at its end does not count.
   *
   * @throws IOException also when an event is too large
   */
  Optional<Sent> next() throws IOException {
    StringBuilder data = new StringBuilder();
    boolean any = false;
    while (true) {
      Optional<String> line = line();
      if (line.isEmpty()) {
        return Optional.empty();
      }
      if (line.get().isEmpty()) {
        if (any) {
          return Optional.of(new Sent(lastId, data.toString()));
        }
        continue;
      }
      String name = name(line.get());
      String value = value(line.get());
      if (name.equals("id")) {
        lastId = value;
      } else if (name.equals("data")) {
        if (data.length() + value.length() > maxEventBytes) {
          throw tooLarge();
        }
        data.append(any ? "\n" : "").append(value);
        any = true;
      }
    }
  }

  private static String name(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? line : line.substring(0, colon);
  }

  private static String value(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      return "";
    }
    return line.substring(line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
  }

  /** Ends in CR, LF or both. */
  private Optional<String> line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int b = in.read();
      if (b < 0) {
        return Optional.empty();
      }
      if (b == '\n' && afterReturn) {
        afterReturn = false;
        continue;
      }
      afterReturn = b == '\r';
      if (b == '\n' || b == '\r') {
        return Optional.of(line.toString(StandardCharsets.UTF_8));
      }
      if (line.size() >= maxEventBytes) {
        throw tooLarge();
      }
      line.write(b);
    }
  }

  private IOException tooLarge() {
    return new IOException("an event came that is larger than " + maxEventBytes + " bytes");
  }
}

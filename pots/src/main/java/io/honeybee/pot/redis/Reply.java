package io.honeybee.pot.redis;

import java.util.Collection;
import java.util.Map;

/**
 * Puts together what is answered, in RESP2 or RESP3.
 *
 * <p>Thread rule: one session's thread. Memory: at most about what the session's key space holds.
 */
final class Reply {
  private static final int RESP3 = 3;

  private final StringBuilder out = new StringBuilder();
  private int protocol = 2;

  void protocol(int version) {
    protocol = version;
  }

  int protocol() {
    return protocol;
  }

  private boolean isResp3() {
    return protocol == RESP3;
  }

  void simple(String text) {
    out.append('+').append(text).append("\r\n");
  }

  void ok() {
    simple("OK");
  }

  /** An error line; line ends in it become spaces, as Redis makes them. */
  void error(String line) {
    out.append('-').append(line.replace('\r', ' ').replace('\n', ' ')).append("\r\n");
  }

  void integer(long number) {
    out.append(':').append(number).append("\r\n");
  }

  void bulk(String bytes) {
    out.append('$').append(bytes.length()).append("\r\n").append(bytes).append("\r\n");
  }

  /** Text for people, such as INFO's. */
  void verbatim(String text) {
    if (isResp3()) {
      out.append('=').append(text.length() + 4).append("\r\ntxt:").append(text).append("\r\n");
    } else {
      bulk(text);
    }
  }

  void nil() {
    out.append(isResp3() ? "_\r\n" : "$-1\r\n");
  }

  void nilArray() {
    out.append(isResp3() ? "_\r\n" : "*-1\r\n");
  }

  void array(int size) {
    out.append('*').append(size).append("\r\n");
  }

  /** A map of so many pairs. */
  void map(int pairs) {
    if (isResp3()) {
      out.append('%').append(pairs).append("\r\n");
    } else {
      array(2 * pairs);
    }
  }

  void set(int size) {
    if (isResp3()) {
      out.append('~').append(size).append("\r\n");
    } else {
      array(size);
    }
  }

  /** What the server says unasked, such as a message of a channel. */
  void push(int size) {
    if (isResp3()) {
      out.append('>').append(size).append("\r\n");
    } else {
      array(size);
    }
  }

  void bulks(Collection<String> items) {
    array(items.size());
    items.forEach(this::bulk);
  }

  void bulks(Map<String, String> fields) {
    map(fields.size());
    fields.forEach(
        (name, value) -> {
          bulk(name);
          bulk(value);
        });
  }

  int size() {
    return out.length();
  }

  /** Takes what was put together, and begins anew. */
  String take() {
    String bytes = out.toString();
    out.setLength(0);
    out.trimToSize();
    return bytes;
  }
}

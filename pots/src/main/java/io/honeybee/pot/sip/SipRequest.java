package io.honeybee.pot.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came (RFC 3261 section 7). Strings are byte strings: one character, 0 to 255, for
 * each byte. Immutable.
 *
 * @param headers at most {@value #MAX_HEADERS}, names in lower case and in their long form
 */
record SipRequest(String method, String uri, List<Header> headers) {
  private static final int MAX_HEADERS = 64;
  private static final int MAX_METHOD_CHARS = 32;

  /** RFC 3261 section 7.3.3. */
  private static final Map<String, String> LONG_NAMES =
      Map.of(
          "v",
          "via",
          "f",
          "from",
          "t",
          "to",
          "i",
          "call-id",
          "m",
          "contact",
          "l",
          "content-length",
          "c",
          "content-type",
          "k",
          "supported",
          "s",
          "subject");

  /** A header without its line's end; folded lines are joined. */
  record Header(String name, String value) {}

  SipRequest {
    headers = List.copyOf(headers);
  }

  /** Reads a datagram; empty when it is no request. */
  static Optional<SipRequest> parse(byte[] data) {
    String[] lines = new String(data, StandardCharsets.ISO_8859_1).split("\r\n|\r|\n", -1);
    String[] first = lines[0].split(" ", -1);
    if (first.length != 3
        || !first[2].startsWith("SIP/")
        || !isToken(first[0])
        || first[1].isEmpty()) {
      return Optional.empty();
    }
    List<Header> headers = new ArrayList<>();
    for (int i = 1; i < lines.length && !lines[i].isEmpty() && headers.size() < MAX_HEADERS; i++) {
      add(headers, lines[i]);
    }
    return Optional.of(new SipRequest(first[0], first[1], headers));
  }

  private static void add(List<Header> headers, String line) {
    boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
    int colon = line.indexOf(':');
    if (folded && !headers.isEmpty()) {
      Header last = headers.removeLast();
      headers.add(new Header(last.name(), last.value() + " " + line.strip()));
    } else if (!folded && colon > 0) {
      String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      headers.add(
          new Header(LONG_NAMES.getOrDefault(name, name), line.substring(colon + 1).strip()));
    }
  }

  private static boolean isToken(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_METHOD_CHARS
        && text.chars().allMatch(c -> c > ' ' && c < 127);
  }

  /** The first header of a name; empty when there is none. */
  String header(String name) {
    return all(name).stream().findFirst().orElse("");
  }

  List<String> all(String name) {
    return headers.stream().filter(h -> h.name().equals(name)).map(Header::value).toList();
  }

  /** Whether it has what an answer has to repeat (RFC 3261 section 8.2.6). */
  boolean isAnswerable() {
    return List.of("via", "from", "to", "call-id", "cseq").stream()
        .noneMatch(name -> header(name).isEmpty());
  }

  /** The user of a header's address; empty when it has none. */
  String user(String name) {
    String value = header(name);
    int scheme = value.indexOf("sip:");
    int at = value.indexOf('@');
    return scheme >= 0 && at > scheme ? value.substring(scheme + 4, at) : "";
  }
}

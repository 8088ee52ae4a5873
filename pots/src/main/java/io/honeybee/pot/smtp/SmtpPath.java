package io.honeybee.pot.smtp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What stands behind {@code MAIL FROM:} or {@code RCPT TO:} (RFC 5321 section 4.1.2), read as
 * leniently as servers do: the angle brackets and the space may be missing or too many.
 *
 * @param address without its brackets, may be empty
 * @param options what follows, such as {@code SIZE=100}
 */
record SmtpPath(String address, List<String> options) {

  /**
   * Reads the argument of MAIL or RCPT.
   *
   * @param word {@code FROM:} or {@code TO:}
   */
  static Optional<SmtpPath> parse(String argument, String word) {
    if (!argument.toUpperCase(Locale.ROOT).startsWith(word)) {
      return Optional.empty();
    }
    String rest = argument.substring(word.length()).strip();
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    int end = rest.startsWith("<") ? rest.indexOf('>') + 1 : firstSpace(rest);
    if (end == 0) {
      return Optional.empty();
    }
    String address = rest.substring(0, end);
    if (address.startsWith("<")) {
      address = address.substring(1, address.length() - 1);
    }
    String options = rest.substring(end).strip();
    return Optional.of(
        new SmtpPath(
            address.strip(), options.isEmpty() ? List.of() : List.of(options.split(" +", -1))));
  }

  private static int firstSpace(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text.length() : space;
  }

  /** Before the last {@code @}. */
  String user() {
    int at = address.lastIndexOf('@');
    return at < 0 ? address : address.substring(0, at);
  }

  /** Behind the last {@code @}; empty when there is none. */
  String domain() {
    int at = address.lastIndexOf('@');
    return at < 0 ? "" : address.substring(at + 1);
  }
}

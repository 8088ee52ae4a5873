package io.honeybee.shell.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** {@code base64}. */
final class Base64Command implements ShellCommand {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  @Override
  public List<String> names() {
    return List.of("base64");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "w");
    String text = call.readAll(options.operands());
    if (text == null) {
      return 1;
    }
    call.state().budget().work(text.length() * 2L);
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    if (options.has("d", "D", "--decode")) {
      return decode(call, text, options.has("i", "--ignore-garbage"));
    }
    boolean wrapped = !options.value("w", "76").equals("0");
    byte[] newline = {'\n'};
    String encoded =
        wrapped
            ? Base64.getMimeEncoder(76, newline).encodeToString(bytes) + "\n"
            : Base64.getEncoder().encodeToString(bytes);
    call.out().write(encoded);
    return 0;
  }

  /** What can be decoded is written; then the rest is complained of, as the real one does. */
  private static int decode(Invocation call, String text, boolean ignoreGarbage)
      throws IOException {
    String given = text.replaceAll(ignoreGarbage ? "[^A-Za-z0-9+/]" : "\n", "");
    int end = 0;
    while (end < given.length() && LETTERS.indexOf(given.charAt(end)) >= 0) {
      end++;
    }
    // One letter of a group of four holds no whole byte.
    int usable = end % 4 == 1 ? end - 1 : end;
    byte[] decoded = Base64.getDecoder().decode(given.substring(0, usable));
    call.out().write(new String(decoded, StandardCharsets.ISO_8859_1));
    String padding = "=".repeat((4 - end % 4) % 4);
    boolean whole = ignoreGarbage || given.substring(end).equals(padding);
    return whole ? 0 : call.fail(1, "invalid input");
  }
}

package io.honeybee.shell.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** {@code base64}. */
final class Base64Command implements ShellCommand {
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
      byte[] decoded = Base64.getMimeDecoder().decode(text.replaceAll("[^A-Za-z0-9+/]", ""));
      call.out().write(new String(decoded, StandardCharsets.ISO_8859_1));
      return 0;
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
}

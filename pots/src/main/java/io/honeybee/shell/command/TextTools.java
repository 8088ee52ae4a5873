package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * {@code paste}, {@code tac}, {@code rev}, {@code nl}, {@code more}: small things done to lines.
 */
final class TextTools implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("paste", "tac", "rev", "nl", "more", "less", "strings", "fold", "expand");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "dwnb");
    List<String> files = options.operands();
    StringBuilder text = new StringBuilder();
    for (String file : files.isEmpty() ? List.of("-") : files) {
      try {
        text.append(call.read(file));
      } catch (FileFault e) {
        return call.fail(1, file, e);
      }
    }
    call.state().budget().work(text.length());
    List<String> lines = new ArrayList<>(Lines.of(text.toString()));
    call.out().write(done(call.toolName(), options, lines));
    return 0;
  }

  private static String done(String tool, Options options, List<String> lines) {
    return switch (tool) {
      case "tac" -> {
        Collections.reverse(lines);
        yield Lines.join(lines);
      }
      case "rev" ->
          Lines.join(lines.stream().map(l -> new StringBuilder(l).reverse().toString()).toList());
      case "paste" ->
          options.has("s")
              ? String.join(options.value("d", "\t").replaceFirst("(?s)^(.).*", "$1"), lines) + "\n"
              : Lines.join(lines);
      case "nl" -> {
        StringBuilder numbered = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
          numbered.append(Listing.padLeft(String.valueOf(i + 1), 6)).append('\t');
          numbered.append(lines.get(i)).append('\n');
        }
        yield numbered.toString();
      }
      case "strings" ->
          Lines.join(
              lines.stream()
                  .flatMap(l -> List.of(l.split("[^ -~\t]+", -1)).stream())
                  .filter(l -> l.length() >= 4)
                  .toList());
      default -> Lines.join(lines);
    };
  }
}

package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode;
import java.io.IOException;
import java.util.List;

/** {@code mktemp} and {@code du}. */
final class Mktemp implements ShellCommand {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  @Override
  public List<String> names() {
    return List.of("mktemp", "du");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "p");
    if (call.toolName().equals("du")) {
      return usage(call);
    }
    boolean directory = call.args().stream().anyMatch(a -> a.matches("-[a-z]*d[a-z]*"));
    String template =
        options.operands().isEmpty() ? "/tmp/tmp.XXXXXXXXXX" : options.operands().getFirst();
    StringBuilder name = new StringBuilder(template);
    for (int i = name.length() - 1; i >= 0 && name.charAt(i) == 'X'; i--) {
      int letter = call.state().surroundings().random().nextInt(LETTERS.length());
      name.setCharAt(i, LETTERS.charAt(letter));
    }
    String path = call.path(name.toString());
    if (directory) {
      call.files().makeDirectory(path);
    } else {
      call.files().write(path, "");
    }
    call.out().line(name.toString());
    return 0;
  }

  private static int usage(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "dt");
    List<String> operands = options.operands();
    int status = 0;
    for (String given : operands.isEmpty() ? List.of(".") : operands) {
      try {
        long kilobytes = kilobytes(call, call.files().find(call.path(given)));
        String size = options.has("h") ? Sizes.human(kilobytes << 10) : String.valueOf(kilobytes);
        call.out().line(size + "\t" + given);
      } catch (FileFault e) {
        status = call.fail(1, given, e);
      }
    }
    return status;
  }

  private static long kilobytes(Invocation call, FileNode node) {
    call.state().budget().work(64);
    return switch (node) {
      case FileNode.RegularFile file -> (file.content().size() + 4095) / 4096 * 4;
      case FileNode.Directory directory ->
          4 + directory.children().values().stream().mapToLong(c -> kilobytes(call, c)).sum();
      case FileNode.Link ignored -> 0;
      case FileNode.Device ignored -> 0;
    };
  }
}

package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.util.List;

/**
 * {@code tar}, {@code gzip} and their kin. Nothing is ever unpacked: what an attacker packed may be
 * made to grow without end.
 */
final class Archives implements ShellCommand {
  private static final int FATAL = 2;

  @Override
  public List<String> names() {
    return List.of("tar", "gzip", "gunzip", "zcat", "bzip2", "bunzip2", "xz", "unxz");
  }

  @Override
  public int run(Invocation call) throws IOException {
    return call.toolName().equals("tar") ? tar(call) : compressed(call);
  }

  private static int tar(Invocation call) throws IOException {
    if (call.args().isEmpty()) {
      call.err()
          .line(
              "tar: You must specify one of the '-Acdtrux', '--delete' or '--test-label' options");
      call.err().line("Try 'tar --help' or 'tar --usage' for more information.");
      return FATAL;
    }
    String first = call.arg(0);
    String letters = first.startsWith("--") ? "" : first.replaceFirst("^-", "");
    String file = letters.endsWith("f") ? call.arg(1) : "-";
    if (letters.contains("c")) {
      if (!file.equals("-") && !file.isEmpty()) {
        call.files().write(call.path(file), "\u001f\u008b\b\0");
      }
      return 0;
    }
    try {
      String text = call.read(file);
      String said =
          letters.contains("z") && !text.startsWith("\u001f\u008b")
              ? "\ngzip: stdin: not in gzip format\ntar: Child returned status 1\n"
                  + "tar: Error is not recoverable: exiting now"
              : "tar: This does not look like a tar archive\n"
                  + "tar: Exiting with failure status due to previous errors";
      call.err().line(said);
    } catch (FileFault e) {
      call.fail(FATAL, file + ": Cannot open: " + e.reason());
      call.fail(FATAL, "Error is not recoverable: exiting now");
    }
    return FATAL;
  }

  private static int compressed(Invocation call) throws IOException {
    String tool =
        switch (call.toolName()) {
          case "gunzip", "zcat" -> "gzip";
          case "bunzip2" -> "bzip2";
          case "unxz" -> "xz";
          default -> call.toolName();
        };
    int status = 0;
    for (String given : Options.of(call.args(), "S").operands()) {
      try {
        call.read(given);
        call.err().line("\n" + tool + ": " + given + ": not in " + tool + " format");
        status = 1;
      } catch (FileFault e) {
        boolean named =
            given.endsWith(".gz") || !tool.equals("gzip") || call.toolName().equals("gzip");
        call.err().line(tool + ": " + given + (named ? "" : ".gz") + ": " + e.reason());
        status = 1;
      }
    }
    return status;
  }
}

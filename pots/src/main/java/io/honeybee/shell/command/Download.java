package io.honeybee.shell.command;

import io.honeybee.fetch.Fetched;
import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.util.Locale;

/** Puts what was really fetched where the visitor wanted it, and says so as the tools do. */
final class Download {
  private Download() {}

  /**
   * Writes the file, or the output for {@code -}; false after an error was said.
   *
   * @param tool the program's name, as its messages begin
   */
  static boolean save(Invocation call, Fetched.Done done, String file, String tool)
      throws IOException {
    call.state().budget().work(done.beginning().length());
    if (file.equals("-")) {
      call.out().write(done.beginning());
      return true;
    }
    try {
      call.files().write(call.path(file), done.beginning());
      // It was reported with its URL, and is no file of the visitor's own making.
      call.files().forgetWritten(call.path(file));
      return true;
    } catch (FileFault e) {
      call.err().line(tool + ": " + file + ": " + e.reason());
      return false;
    }
  }

  /** What GNU's wget says of a transfer from the connection on. */
  static String report(FetchTarget target, Fetched.Done done, String file, String when) {
    String address = done.address().getHostAddress();
    String size = String.valueOf(done.captured().size());
    String type = done.contentType().replaceFirst(";.*", "");
    String plainType = type.matches("[a-zA-Z0-9.+-]+/[a-zA-Z0-9.+-]+") ? " [" + type + "]" : "";
    String connecting =
        target.isNumeric()
            ? "Connecting to %s:%d... connected.\n".formatted(target.host(), target.port())
            : "Resolving %s (%s)... %s\nConnecting to %s (%s)|%s|:%d... connected.\n"
                .formatted(
                    target.host(),
                    target.host(),
                    address,
                    target.host(),
                    target.host(),
                    address,
                    target.port());
    String human = done.captured().size() < 1024 ? "" : " (" + human(done) + ")";
    return connecting
        + "HTTP request sent, awaiting response... 200 OK\nLength: "
        + size
        + human
        + plainType
        + "\nSaving to: '"
        + (file.equals("-") ? "STDOUT" : file)
        + "'\n\n     0K .......... ..........                                   100% 4.12M=0.01s\n\n"
        + when
        + (file.equals("-") ? " (4.12 MB/s) - written to stdout [" : " (4.12 MB/s) - '" + file)
        + (file.equals("-") ? "" : "' saved [")
        + size
        + "/"
        + size
        + "]\n";
  }

  private static String human(Fetched.Done done) {
    long kib = Math.ceilDiv(done.captured().size(), 1024);
    return kib < 1024 ? kib + "K" : String.format(Locale.ROOT, "%.1fM", kib / 1024.0);
  }
}

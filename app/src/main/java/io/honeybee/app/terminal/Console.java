package io.honeybee.app.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * The terminal: results on standard output, progress and complaints on standard error.
 *
 * <p>Thread rule: any thread; lines do not mix.
 *
 * @param colour whether standard output is a terminal that wants colours
 * @param errIsTerminal whether standard error is one, and a line there may be written over
 */
public record Console(PrintStream out, PrintStream err, boolean colour, boolean errIsTerminal) {

  /** Without a terminal at standard error. */
  public Console(PrintStream out, PrintStream err, boolean colour) {
    this(out, err, colour, false);
  }

  /** The process's own terminal, in UTF-8. Colours as <a href="https://no-color.org">asked</a>. */
  public static Console ofProcess(Map<String, String> environment) {
    boolean colour =
        isTerminal()
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"));
    return new Console(
        utf8(System.out),
        utf8(System.err),
        colour,
        standardErrorIsTerminal() && !"dumb".equals(environment.get("TERM")));
  }

  @SuppressWarnings("SystemConsoleNull") // JDK 22 to 24 gave one always, 25 does not any more.
  private static boolean isTerminal() {
    java.io.Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** Java tells of standard output only; where Linux does not tell either, it is none. */
  private static boolean standardErrorIsTerminal() {
    try {
      Path device = Path.of("/proc/self/fd/2").toRealPath();
      return device.startsWith("/dev/pts") || device.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  public void line(String text) {
    out.println(text);
  }

  public void complain(String text) {
    err.println(text);
  }

  /** The text in a style, or as it is when there are no colours. */
  public String styled(Style style, String text) {
    return colour ? "\u001b[" + style.code() + "m" + text + "\u001b[0m" : text;
  }
}

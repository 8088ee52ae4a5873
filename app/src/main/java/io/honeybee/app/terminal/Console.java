package io.honeybee.app.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The terminal: results on standard output, progress and complaints on standard error.
 *
 * <p>Thread rule: any thread; lines do not mix.
 *
 * @param colour whether standard output is a terminal that wants colours
 */
public record Console(PrintStream out, PrintStream err, boolean colour) {

  /** The process's own terminal, in UTF-8. Colours as <a href="https://no-color.org">asked</a>. */
  public static Console ofProcess(Map<String, String> environment) {
    boolean colour =
        isTerminal()
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"));
    return new Console(utf8(System.out), utf8(System.err), colour);
  }

  @SuppressWarnings("SystemConsoleNull") // JDK 22 to 24 gave one always, 25 does not any more.
  private static boolean isTerminal() {
    java.io.Console console = System.console();
    return console != null && console.isTerminal();
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

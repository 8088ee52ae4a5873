package io.honeybee.app.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Asks for a password: twice and unseen at a terminal, else the first line of standard input. Never
 * an argument, which every process of the machine could read. Stateless.
 */
public final class PasswordInput {
  private static final int MAX_BYTES = 4_096;

  private PasswordInput() {}

  /**
   * The password as it was typed.
   *
   * @throws OperatorFault when there is none, or the two are not the same
   */
  @SuppressWarnings("SystemConsoleNull") // JDK 22 to 24 gave one always, 25 does not any more.
  public static String read(String whose) throws OperatorFault, IOException {
    java.io.Console console = System.console();
    if (console != null && console.isTerminal()) {
      return ask(console, whose);
    }
    String line = firstLine(System.in);
    if (line.isEmpty()) {
      throw new OperatorFault("no password came on standard input; give it as its first line");
    }
    return line;
  }

  private static String ask(java.io.Console console, String whose) throws OperatorFault {
    char[] first = console.readPassword("New password of %s: ", whose);
    char[] second = console.readPassword("The same again: ");
    if (first == null || second == null) {
      throw new OperatorFault("no password was typed");
    }
    if (!Arrays.equals(first, second)) {
      throw new OperatorFault("the two passwords are not the same");
    }
    return new String(first);
  }

  private static String firstLine(InputStream in) throws IOException, OperatorFault {
    byte[] bytes = new byte[MAX_BYTES];
    int length = 0;
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (length == MAX_BYTES) {
        throw new OperatorFault("the first line of standard input is no password, but too long");
      }
      bytes[length++] = (byte) b;
    }
    String line = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}

package io.honeybee.shell.command;

import io.honeybee.shell.script.Escapes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code printf}. */
final class Printf implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("printf");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  private static final int MAX_WIDTH = 4_096;

  @Override
  public int run(Invocation call) throws IOException {
    if (call.args().isEmpty()) {
      call.err().line("printf: usage: printf [-v var] format [arguments]");
      return 2;
    }
    String format = call.arg(0);
    List<String> values = call.args().subList(1, call.args().size());
    StringBuilder out = new StringBuilder();
    List<String> wrong = new ArrayList<>();
    int used = 0;
    do {
      call.state().budget().step();
      int before = used;
      used = once(format, values, used, out, wrong);
      if (used == before) {
        break;
      }
    } while (used < values.size());
    for (String value : wrong) {
      switch (call.state().dialect()) {
        case BASH -> call.failBuiltin(1, value + ": invalid number");
        case DASH -> call.failBuiltin(1, value + ": expected numeric value");
        case ASH -> call.err().line(call.state().errorName() + ": invalid number '" + value + "'");
      }
    }
    call.out().write(out.toString());
    return wrong.isEmpty() ? 0 : 1;
  }

  private static int once(
      String raw, List<String> values, int start, StringBuilder out, List<String> wrong) {
    String format = Escapes.ansi(raw);
    int used = start;
    int i = 0;
    while (i < format.length()) {
      char c = format.charAt(i++);
      if (c != '%' || i == format.length()) {
        out.append(c);
        continue;
      }
      int flagsFrom = i;
      while (i < format.length() - 1 && "-+ #0123456789.".indexOf(format.charAt(i)) >= 0) {
        i++;
      }
      String flags = format.substring(flagsFrom, i);
      char kind = format.charAt(i++);
      if (kind == '%') {
        out.append('%');
        continue;
      }
      String value = used < values.size() ? values.get(used) : "";
      used++;
      boolean number = "diuxXo".indexOf(kind) >= 0;
      if (number && !value.matches("[-+ ]?\\d*|0[xX][0-9a-fA-F]+|['\"].")) {
        wrong.add(value);
      }
      out.append(padded(converted(kind, value), flags));
    }
    return used;
  }

  private static String converted(char kind, String value) {
    return switch (kind) {
      case 'd', 'i', 'u' -> String.valueOf(Numbers.of(value, 0));
      case 'x' -> Integer.toHexString(Numbers.of(value, 0));
      case 'o' -> Integer.toOctalString(Numbers.of(value, 0));
      case 'c' -> value.isEmpty() ? "" : value.substring(0, 1);
      case 'b' -> Escapes.ansi(value);
      default -> value;
    };
  }

  private static String padded(String text, String flags) {
    String digits = flags.replaceFirst("\\..*", "").replaceAll("[^0-9]", "");
    int width = Math.min(MAX_WIDTH, Numbers.of(digits, 0));
    if (flags.startsWith("-")) {
      return Listing.padRight(text, width);
    }
    return digits.startsWith("0")
        ? "0".repeat(Math.max(0, width - text.length())) + text
        : Listing.padLeft(text, width);
  }
}

package io.honeybee.shell;

import io.honeybee.shell.command.Dialect;
import io.honeybee.shell.command.ShellState;
import io.honeybee.shell.script.Word.Parameter;
import java.io.IOException;

/** Values of {@code $name}, special parameters, and the operators in braces. */
final class Parameters {
  private final Expander expander;
  private final ShellState state;

  Parameters(Expander expander, ShellState state) {
    this.expander = expander;
    this.state = state;
  }

  String value(Parameter parameter) throws IOException {
    String name = parameter.name();
    String value = plain(name);
    boolean set = !value.isEmpty() || state.isSet(name);
    boolean useful = parameter.operator().startsWith(":") ? !value.isEmpty() : set;
    return switch (parameter.operator()) {
      case "" -> value;
      case "length" -> String.valueOf(value.length());
      case ":-", "-" -> useful ? value : argument(parameter);
      case ":+", "+" -> useful ? argument(parameter) : "";
      case ":=", "=" -> {
        if (!useful) {
          value = argument(parameter);
          state.set(name, value);
        }
        yield value;
      }
      case ":?", "?" -> {
        if (!useful) {
          String message = argument(parameter);
          String said = message.isEmpty() ? "parameter null or not set" : message;
          expander.streams().err().line(state.errorName() + ": " + name + ": " + said);
          throw new ExpansionFailure(status());
        }
        yield value;
      }
      case "#", "##" -> withoutPrefix(value, expander.pattern(parameter.argument()), parameter);
      case "%", "%%" -> withoutSuffix(value, expander.pattern(parameter.argument()), parameter);
      case "^^" -> cased(value, true, value.length());
      case "^" -> cased(value, true, 1);
      case ",," -> cased(value, false, value.length());
      case "," -> cased(value, false, 1);
      case "/", "//" -> replaced(value, parameter);
      case ":" -> part(value, argument(parameter));
      default -> value;
    };
  }

  /** Bash 5 ends a script with 127 when it was told that a variable must be set. */
  private int status() {
    boolean typed = state.mode() == Dialect.Mode.INTERACTIVE;
    return state.dialect() != Dialect.BASH ? 2 : typed ? 1 : 127;
  }

  private static String cased(String value, boolean upper, int count) {
    StringBuilder text = new StringBuilder(value);
    for (int i = 0; i < Math.min(count, text.length()); i++) {
      char c = text.charAt(i);
      boolean changes = upper ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z';
      text.setCharAt(i, changes ? (char) (c ^ 0x20) : c);
    }
    return text.toString();
  }

  private String argument(Parameter parameter) throws IOException {
    return expander.text(parameter.argument());
  }

  private String plain(String name) {
    return switch (name) {
      case "?" -> String.valueOf(state.lastStatus());
      case "$" -> String.valueOf(state.pid());
      case "!" -> String.valueOf(state.pid() + 7);
      case "#" -> String.valueOf(state.arguments().size());
      case "0" -> state.shellName();
      case "-" -> "himBHs";
      case "@", "*" -> String.join(" ", state.arguments());
      case "RANDOM" -> String.valueOf(state.surroundings().random().nextInt(32_768));
      case "PWD" -> state.directory();
      case "SECONDS" -> "4";
      default -> {
        if (Character.isDigit(name.charAt(0)) && name.length() < 5) {
          int index = Integer.parseInt(name) - 1;
          yield index < state.arguments().size() ? state.arguments().get(index) : "";
        }
        yield state.variable(name);
      }
    };
  }

  private String withoutPrefix(String value, String pattern, Parameter parameter) {
    boolean longest = parameter.operator().equals("##");
    for (int i = 0; i <= value.length(); i++) {
      int end = longest ? value.length() - i : i;
      if (Patterns.matches(pattern, value.substring(0, end), state.budget())) {
        return value.substring(end);
      }
    }
    return value;
  }

  private String withoutSuffix(String value, String pattern, Parameter parameter) {
    boolean longest = parameter.operator().equals("%%");
    for (int i = 0; i <= value.length(); i++) {
      int start = longest ? i : value.length() - i;
      if (Patterns.matches(pattern, value.substring(start), state.budget())) {
        return value.substring(0, start);
      }
    }
    return value;
  }

  /** Plain text only: patterns within a replacement are too rare among visitors. */
  private String replaced(String value, Parameter parameter) throws IOException {
    String argument = argument(parameter);
    int slash = argument.indexOf('/');
    String from = slash < 0 ? argument : argument.substring(0, slash);
    String to = slash < 0 ? "" : argument.substring(slash + 1);
    if (from.isEmpty()) {
      return value;
    }
    if (parameter.operator().equals("//")) {
      state.budget().work((long) value.length() * Math.max(1, to.length()));
      return value.replace(from, to);
    }
    int at = value.indexOf(from);
    return at < 0 ? value : value.substring(0, at) + to + value.substring(at + from.length());
  }

  private String part(String value, String argument) throws IOException {
    String[] numbers = argument.split(":", 2);
    try {
      int start = (int) Math.min(Arithmetics.evaluate(numbers[0], state), value.length());
      start = Math.max(0, start < 0 ? value.length() + start : start);
      int end = value.length();
      if (numbers.length == 2) {
        long length = Arithmetics.evaluate(numbers[1], state);
        end = (int) Math.max(start, Math.min(end, length < 0 ? end + length : start + length));
      }
      return value.substring(start, end);
    } catch (Arithmetics.Wrong e) {
      throw new ExpansionFailure(1);
    }
  }
}

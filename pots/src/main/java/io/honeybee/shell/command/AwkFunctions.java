package io.honeybee.shell.command;

import io.honeybee.shell.command.AwkNode.Expr;
import java.util.List;

/**
 * The functions that awk has; none of them does anything outside of it. Thread rule: one thread.
 */
final class AwkFunctions {
  private final AwkValues values;
  private final AwkMemory memory;
  private final Budget budget;

  AwkFunctions(AwkValues values, AwkMemory memory, Budget budget) {
    this.values = values;
    this.memory = memory;
    this.budget = budget;
  }

  String call(AwkNode.Call call) {
    List<Expr> arguments = call.arguments();
    if (call.function().equals("sub") || call.function().equals("gsub")) {
      return substitute(call);
    }
    if (call.function().equals("split")) {
      return splitInto(arguments);
    }
    String first = arguments.isEmpty() ? memory.line() : values.value(arguments.getFirst());
    String second = arguments.size() > 1 ? lookedFor(call, arguments.get(1)) : "";
    return switch (call.function()) {
      case "length" -> String.valueOf(first.length());
      case "substr" -> {
        long from = Math.round(AwkText.number(second)) - 1;
        long length =
            arguments.size() > 2
                ? Math.round(values.number(arguments.get(2)))
                : first.length() + 1L;
        int start = Math.clamp(from, 0, first.length());
        int end = Math.clamp(from + length, start, first.length());
        yield first.substring(start, end);
      }
      case "index" -> String.valueOf(first.indexOf(second) + 1);
      case "match" -> {
        SafePattern pattern = values.pattern(arguments.get(1));
        boolean found = pattern.in(first, budget);
        int at = found ? first.indexOf(pattern.found()) + 1 : 0;
        memory.set("RSTART", String.valueOf(at));
        memory.set("RLENGTH", String.valueOf(found ? pattern.found().length() : -1));
        yield String.valueOf(at);
      }
      case "tolower" -> lower(first);
      case "toupper" -> upper(first);
      case "int" -> whole(AwkText.number(first));
      case "sqrt" -> AwkText.of(Math.sqrt(AwkText.number(first)));
      case "exp" -> AwkText.of(Math.exp(AwkText.number(first)));
      case "log" -> AwkText.of(Math.log(AwkText.number(first)));
      case "rand" -> "0.237788";
      case "sprintf" -> {
        List<String> given = arguments.stream().skip(1).map(values::value).toList();
        yield AwkText.format(first, given);
      }
      default -> "0";
    };
  }

  /** What only {@code match} takes as a pattern is a text elsewhere. */
  private String lookedFor(AwkNode.Call call, Expr argument) {
    return call.function().equals("match") || call.function().equals("sprintf")
        ? ""
        : values.value(argument);
  }

  /** Without what stands behind the point. */
  private static String whole(double number) {
    return AwkText.of(number < 0 ? Math.ceil(number) : Math.floor(number));
  }

  private static String lower(String text) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = 0; i < changed.length(); i++) {
      char c = changed.charAt(i);
      changed.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return changed.toString();
  }

  private static String upper(String text) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = 0; i < changed.length(); i++) {
      char c = changed.charAt(i);
      changed.setCharAt(i, c >= 'a' && c <= 'z' ? (char) (c - 32) : c);
    }
    return changed.toString();
  }

  private String substitute(AwkNode.Call call) {
    List<Expr> arguments = call.arguments();
    if (arguments.size() < 2) {
      return "0";
    }
    SafePattern pattern = values.pattern(arguments.get(0));
    Expr target =
        arguments.size() > 2 ? arguments.get(2) : new AwkNode.Field(new AwkNode.Constant("0"));
    String old = values.value(target);
    boolean found = pattern.in(old, budget);
    if (found) {
      boolean all = call.function().equals("gsub");
      values.assign(target, pattern.replace(old, values.value(arguments.get(1)), all, budget));
    }
    return AwkValues.truth(found);
  }

  private String splitInto(List<Expr> arguments) {
    if (arguments.size() < 2 || !(arguments.get(1) instanceof AwkNode.Variable(var name))) {
      return "0";
    }
    String separator = memory.variable("FS");
    if (arguments.size() > 2) {
      separator =
          arguments.get(2) instanceof AwkNode.Regex(var text, var _)
              ? text
              : values.value(arguments.get(2));
    }
    List<String> parts = memory.split(values.value(arguments.getFirst()), separator);
    memory.clear(name);
    for (int i = 0; i < parts.size(); i++) {
      memory.put(name, String.valueOf(i + 1), parts.get(i));
    }
    return String.valueOf(parts.size());
  }
}

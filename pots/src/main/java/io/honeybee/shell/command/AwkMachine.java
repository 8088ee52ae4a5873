package io.honeybee.shell.command;

import io.honeybee.shell.command.AwkNode.Expr;
import io.honeybee.shell.command.AwkNode.Rule;
import io.honeybee.shell.command.AwkNode.Statement;
import io.honeybee.shell.command.AwkNode.When;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Runs an awk program over lines. A value is a text; where both sides of a comparison look like
 * numbers they are compared as such.
 *
 * <p>Thread rule: one thread. Bounds: the budget for each step, {@value #MAX_TEXT} bytes a value,
 * {@value #MAX_ENTRIES} variables and elements.
 */
final class AwkMachine {
  private static final int MAX_TEXT = 256 * 1024;
  private static final int MAX_ENTRIES = 10_000;
  private static final int MAX_FIELDS = 4_096;
  private static final int STEP_COST = 512;
  private static final String KEY_PARTS = "\u001c";

  private final List<Rule> rules;
  private final Budget budget;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> arrays = new LinkedHashMap<>();
  private final List<String> fields = new ArrayList<>();
  private final StringBuilder out = new StringBuilder();
  private String line = "";
  private int elements;

  AwkMachine(List<Rule> rules, Budget budget) {
    this.rules = List.copyOf(rules);
    this.budget = budget;
    set("FS", " ");
    set("OFS", " ");
    set("ORS", "\n");
    set("NR", "0");
  }

  /** Leaves the statements that run. */
  private static final class Leap extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final AwkNode.Jump.Kind kind;

    Leap(AwkNode.Jump.Kind kind) {
      super(null, null, false, false);
      this.kind = kind;
    }
  }

  void set(String name, String value) {
    if (variables.size() < MAX_ENTRIES || variables.containsKey(name)) {
      variables.put(name, value);
    }
  }

  boolean readsLines() {
    return rules.stream().anyMatch(r -> r.when() != When.BEGIN);
  }

  /** What is printed; {@code BEGIN} ran already where {@link #begin} was called. */
  String run(List<String> lines) {
    try {
      int number = 0;
      for (String each : lines) {
        set("NR", String.valueOf(++number));
        set("FNR", String.valueOf(number));
        splitLine(each);
        try {
          rules(When.LINE);
        } catch (Leap leap) {
          if (leap.kind == AwkNode.Jump.Kind.EXIT) {
            throw leap;
          }
        }
      }
    } catch (Leap leap) {
      // "exit" still runs the END rules.
      budget.work(1);
    }
    try {
      rules(When.END);
    } catch (Leap leap) {
      budget.work(1);
    }
    return taken();
  }

  /** Runs the {@code BEGIN} rules; what they print. */
  String begin() {
    try {
      rules(When.BEGIN);
    } catch (Leap leap) {
      budget.work(1);
    }
    return taken();
  }

  private String taken() {
    String text = out.toString();
    out.setLength(0);
    return text;
  }

  private void rules(When when) {
    for (Rule rule : rules) {
      if (rule.when() == when && (rule.pattern() == null || holds(rule.pattern()))) {
        run(rule.action());
      }
    }
  }

  private void splitLine(String text) {
    line = text;
    fields.clear();
    fields.addAll(split(text, variable("FS")));
  }

  private List<String> split(String text, String separator) {
    budget.work(text.length() + 1L);
    if (separator.equals(" ")) {
      String stripped = text.strip();
      return stripped.isEmpty() ? List.of() : List.of(stripped.split("[ \t\n]+", MAX_FIELDS));
    }
    if (text.isEmpty()) {
      return List.of();
    }
    if (separator.length() == 1) {
      return List.of(text.split(Pattern.quote(separator), MAX_FIELDS));
    }
    // A byte that no line holds marks where the separators were.
    String marked =
        SafePattern.of(separator, false, true, false).replace(text, "\u0100", true, budget);
    return List.of(marked.split("\u0100", MAX_FIELDS));
  }

  private void run(Statement statement) {
    budget.work(STEP_COST);
    switch (statement) {
      case AwkNode.Block(var items) -> items.forEach(this::run);
      case AwkNode.Evaluate(var value) -> value(value);
      case AwkNode.Print print -> print(print);
      case AwkNode.If(var condition, var yes, var no) -> run(holds(condition) ? yes : no);
      case AwkNode.Loop loop -> {
        run(loop.first());
        while (holds(loop.condition()) && goesOn(loop.body())) {
          run(loop.each());
        }
      }
      case AwkNode.ForIn(var name, var array, var body) -> {
        for (String key : List.copyOf(array(array).keySet())) {
          set(name, key);
          if (!goesOn(body)) {
            break;
          }
        }
      }
      case AwkNode.Delete(var array, var key) -> {
        if (key == null) {
          elements -= array(array).size();
          array(array).clear();
        } else if (array(array).remove(value(key)) != null) {
          elements--;
        }
      }
      case AwkNode.Jump(var kind) -> throw new Leap(kind);
    }
  }

  /** Whether a loop goes on after its body. */
  private boolean goesOn(Statement body) {
    try {
      run(body);
      return true;
    } catch (Leap leap) {
      return switch (leap.kind) {
        case BREAK -> false;
        case CONTINUE -> true;
        case NEXT, EXIT -> throw leap;
      };
    }
  }

  private void print(AwkNode.Print print) {
    List<String> values = new ArrayList<>();
    for (Expr item : print.items()) {
      // print (a, b): the brackets are those of the statement.
      if (item instanceof AwkNode.Binary(var operator, var left, var right)
          && operator.equals(",")) {
        values.add(value(left));
        values.add(value(right));
      } else {
        values.add(value(item));
      }
    }
    if (print.formatted()) {
      String format = values.isEmpty() ? "" : values.getFirst();
      write(AwkText.format(format, values.subList(Math.min(1, values.size()), values.size())));
    } else {
      write(values.isEmpty() ? line : String.join(variable("OFS"), values));
      write(variable("ORS"));
    }
  }

  private void write(String text) {
    budget.work(text.length());
    if (out.length() + text.length() > MAX_TEXT * 4) {
      throw new BudgetSpent();
    }
    out.append(text);
  }

  private boolean holds(Expr condition) {
    String value = value(condition);
    return AwkText.isNumber(value) ? AwkText.number(value) != 0 : !value.isEmpty();
  }

  private double number(Expr expression) {
    return AwkText.number(value(expression));
  }

  private static String truth(boolean holds) {
    return holds ? "1" : "0";
  }

  private String value(Expr expression) {
    budget.work(STEP_COST);
    return switch (expression) {
      case AwkNode.Constant(var text) -> text;
      case AwkNode.Regex(var _, var pattern) -> truth(pattern.in(line, budget));
      case AwkNode.Variable(var name) -> variable(name);
      case AwkNode.Field(var index) -> field((int) number(index));
      case AwkNode.Element(var array, var key) -> array(array).getOrDefault(value(key), "");
      case AwkNode.Binary binary -> binary(binary);
      case AwkNode.Unary(var operator, var operand) ->
          switch (operator) {
            case "!" -> truth(!holds(operand));
            case "-" -> AwkText.of(-number(operand));
            default -> AwkText.of(number(operand));
          };
      case AwkNode.Choice(var condition, var yes, var no) -> value(holds(condition) ? yes : no);
      case AwkNode.Assign(var target, var operator, var given) -> {
        String right = value(given);
        String result = operator.isEmpty() ? right : arithmetic(operator, value(target), right);
        assign(target, result);
        yield result;
      }
      case AwkNode.Step(var target, var by, var before) -> {
        double old = number(target);
        assign(target, AwkText.of(old + by));
        yield AwkText.of(before ? old + by : old);
      }
      case AwkNode.Contains(var key, var array) -> truth(array(array).containsKey(value(key)));
      case AwkNode.Call call -> call(call);
    };
  }

  private String variable(String name) {
    return name.equals("NF") ? String.valueOf(fields.size()) : variables.getOrDefault(name, "");
  }

  private String field(int index) {
    if (index == 0) {
      return line;
    }
    return index > 0 && index <= fields.size() ? fields.get(index - 1) : "";
  }

  private Map<String, String> array(String name) {
    if (!arrays.containsKey(name) && arrays.size() >= MAX_ENTRIES) {
      throw new BudgetSpent();
    }
    return arrays.computeIfAbsent(name, n -> new LinkedHashMap<>());
  }

  private void assign(Expr target, String value) {
    if (value.length() > MAX_TEXT) {
      throw new BudgetSpent();
    }
    switch (target) {
      case AwkNode.Variable(var name) -> set(name, value);
      case AwkNode.Element(var array, var key) -> put(array, value(key), value);
      case AwkNode.Field(var index) -> {
        int at = (int) number(index);
        if (at == 0) {
          splitLine(value);
        } else if (at > 0 && at < MAX_FIELDS) {
          while (fields.size() < at) {
            fields.add("");
          }
          fields.set(at - 1, value);
          budget.work(line.length() + (long) value.length());
          line = String.join(variable("OFS"), fields);
        }
      }
      default -> {}
    }
  }

  private void put(String array, String key, String value) {
    budget.work(value.length() + (long) key.length());
    if (array(array).put(key, value) == null && ++elements > MAX_ENTRIES) {
      throw new BudgetSpent();
    }
  }

  private String binary(AwkNode.Binary binary) {
    String operator = binary.operator();
    if (operator.equals("&&")) {
      return truth(holds(binary.left()) && holds(binary.right()));
    }
    if (operator.equals("||")) {
      return truth(holds(binary.left()) || holds(binary.right()));
    }
    String left = value(binary.left());
    if (operator.equals("~") || operator.equals("!~")) {
      boolean found = pattern(binary.right()).in(left, budget);
      return truth(found == operator.equals("~"));
    }
    String right = value(binary.right());
    return switch (operator) {
      case " ", "," -> {
        budget.work(left.length() + (long) right.length());
        if (left.length() + right.length() > MAX_TEXT) {
          throw new BudgetSpent();
        }
        yield left + (operator.equals(",") ? KEY_PARTS : "") + right;
      }
      case "<", "<=", "==", "!=", ">", ">=" -> truth(compares(operator, left, right));
      default -> arithmetic(operator, left, right);
    };
  }

  private SafePattern pattern(Expr expression) {
    return expression instanceof AwkNode.Regex(var _, var known)
        ? known
        : SafePattern.of(value(expression), false, true, false);
  }

  private static boolean compares(String operator, String left, String right) {
    boolean numbers =
        (AwkText.isNumber(left) || left.isEmpty())
            && (AwkText.isNumber(right) || right.isEmpty())
            && !(left.isEmpty() && right.isEmpty());
    int order =
        numbers
            ? Double.compare(AwkText.number(left), AwkText.number(right))
            : left.compareTo(right);
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case "==" -> order == 0;
      case "!=" -> order != 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static String arithmetic(String operator, String left, String right) {
    double a = AwkText.number(left);
    double b = AwkText.number(right);
    return AwkText.of(
        switch (operator) {
          case "+" -> a + b;
          case "-" -> a - b;
          case "*" -> a * b;
          case "/" -> a / b;
          case "%" -> a % b;
          default -> Math.pow(a, b);
        });
  }

  private String call(AwkNode.Call call) {
    List<Expr> arguments = call.arguments();
    if (call.function().equals("sub") || call.function().equals("gsub")) {
      return substitute(call);
    }
    if (call.function().equals("split")) {
      return splitInto(arguments);
    }
    String first = arguments.isEmpty() ? line : value(arguments.getFirst());
    String second = arguments.size() > 1 ? lookedFor(call, arguments.get(1)) : "";
    return switch (call.function()) {
      case "length" -> String.valueOf(first.length());
      case "substr" -> {
        long from = Math.round(AwkText.number(second)) - 1;
        long length =
            arguments.size() > 2 ? Math.round(number(arguments.get(2))) : first.length() + 1L;
        int start = Math.clamp(from, 0, first.length());
        int end = Math.clamp(from + length, start, first.length());
        yield first.substring(start, end);
      }
      case "index" -> String.valueOf(first.indexOf(second) + 1);
      case "match" -> {
        SafePattern pattern = pattern(arguments.get(1));
        boolean found = pattern.in(first, budget);
        int at = found ? first.indexOf(pattern.found()) + 1 : 0;
        set("RSTART", String.valueOf(at));
        set("RLENGTH", String.valueOf(found ? pattern.found().length() : -1));
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
        List<String> values = arguments.stream().skip(1).map(this::value).toList();
        yield AwkText.format(first, values);
      }
      default -> "0";
    };
  }

  /** What only {@code match} takes as a pattern is a text elsewhere. */
  private String lookedFor(AwkNode.Call call, Expr argument) {
    return call.function().equals("match") || call.function().equals("sprintf")
        ? ""
        : value(argument);
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
    SafePattern pattern = pattern(arguments.get(0));
    Expr target =
        arguments.size() > 2 ? arguments.get(2) : new AwkNode.Field(new AwkNode.Constant("0"));
    String old = value(target);
    boolean found = pattern.in(old, budget);
    if (found) {
      boolean all = call.function().equals("gsub");
      assign(target, pattern.replace(old, value(arguments.get(1)), all, budget));
    }
    return truth(found);
  }

  private String splitInto(List<Expr> arguments) {
    if (arguments.size() < 2 || !(arguments.get(1) instanceof AwkNode.Variable(var name))) {
      return "0";
    }
    String separator = variable("FS");
    if (arguments.size() > 2) {
      separator =
          arguments.get(2) instanceof AwkNode.Regex(var text, var _)
              ? text
              : value(arguments.get(2));
    }
    List<String> parts = split(value(arguments.getFirst()), separator);
    elements -= array(name).size();
    array(name).clear();
    for (int i = 0; i < parts.size(); i++) {
      put(name, String.valueOf(i + 1), parts.get(i));
    }
    return String.valueOf(parts.size());
  }
}

package io.honeybee.shell.command;

import io.honeybee.shell.command.AwkNode.Expr;

/**
 * Works out the expressions of an awk program. A value is a text; where both sides of a comparison
 * look like numbers they are compared as such.
 *
 * <p>Thread rule: one thread. Bound: the budget for each step.
 */
final class AwkValues {
  static final int STEP_COST = 512;
  private static final int MAX_TEXT = AwkMemory.MAX_TEXT;
  private static final String KEY_PARTS = "\u001c";

  private final AwkMemory memory;
  private final Budget budget;
  private final AwkFunctions functions;

  AwkValues(AwkMemory memory, Budget budget) {
    this.memory = memory;
    this.budget = budget;
    this.functions = new AwkFunctions(this, memory, budget);
  }

  boolean holds(Expr condition) {
    String value = value(condition);
    return AwkText.isNumber(value) ? AwkText.number(value) != 0 : !value.isEmpty();
  }

  double number(Expr expression) {
    return AwkText.number(value(expression));
  }

  static String truth(boolean holds) {
    return holds ? "1" : "0";
  }

  String value(Expr expression) {
    budget.work(STEP_COST);
    return switch (expression) {
      case AwkNode.Constant(var text) -> text;
      case AwkNode.Regex(var _, var pattern) -> truth(pattern.in(memory.line(), budget));
      case AwkNode.Variable(var name) -> memory.variable(name);
      case AwkNode.Field(var index) -> memory.field((int) number(index));
      case AwkNode.Element(var array, var key) -> memory.array(array).getOrDefault(value(key), "");
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
      case AwkNode.Contains(var key, var array) ->
          truth(memory.array(array).containsKey(value(key)));
      case AwkNode.Call call -> functions.call(call);
    };
  }

  void assign(Expr target, String value) {
    if (value.length() > MAX_TEXT) {
      throw new BudgetSpent();
    }
    switch (target) {
      case AwkNode.Variable(var name) -> memory.set(name, value);
      case AwkNode.Element(var array, var key) -> memory.put(array, value(key), value);
      case AwkNode.Field(var index) -> memory.field((int) number(index), value);
      default -> {}
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

  SafePattern pattern(Expr expression) {
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
}

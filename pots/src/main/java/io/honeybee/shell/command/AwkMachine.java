package io.honeybee.shell.command;

import io.honeybee.shell.command.AwkNode.Expr;
import io.honeybee.shell.command.AwkNode.Rule;
import io.honeybee.shell.command.AwkNode.Statement;
import io.honeybee.shell.command.AwkNode.When;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs an awk program over lines.
 *
 * <p>Thread rule: one thread. Bound: the budget for each step.
 */
final class AwkMachine {
  private final List<Rule> rules;
  private final Budget budget;
  private final AwkMemory memory;
  private final AwkValues values;
  private final StringBuilder out = new StringBuilder();

  AwkMachine(List<Rule> rules, Budget budget) {
    this.rules = List.copyOf(rules);
    this.budget = budget;
    this.memory = new AwkMemory(budget);
    this.values = new AwkValues(memory, budget);
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
    memory.set(name, value);
  }

  boolean readsLines() {
    return rules.stream().anyMatch(r -> r.when() != When.BEGIN);
  }

  /** What is printed; {@code BEGIN} ran already where {@link #begin} was called. */
  String run(List<String> lines) {
    try {
      int number = 0;
      for (String each : lines) {
        memory.set("NR", String.valueOf(++number));
        memory.set("FNR", String.valueOf(number));
        memory.splitLine(each);
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
      if (rule.when() == when && (rule.pattern() == null || values.holds(rule.pattern()))) {
        run(rule.action());
      }
    }
  }

  private void run(Statement statement) {
    budget.work(AwkValues.STEP_COST);
    switch (statement) {
      case AwkNode.Block(var items) -> items.forEach(this::run);
      case AwkNode.Evaluate(var value) -> values.value(value);
      case AwkNode.Print print -> print(print);
      case AwkNode.If(var condition, var yes, var no) -> run(values.holds(condition) ? yes : no);
      case AwkNode.Loop loop -> {
        run(loop.first());
        while (values.holds(loop.condition()) && goesOn(loop.body())) {
          run(loop.each());
        }
      }
      case AwkNode.ForIn(var name, var array, var body) -> {
        for (String key : List.copyOf(memory.array(array).keySet())) {
          memory.set(name, key);
          if (!goesOn(body)) {
            break;
          }
        }
      }
      case AwkNode.Delete(var array, var key) -> {
        if (key == null) {
          memory.clear(array);
        } else {
          memory.remove(array, values.value(key));
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
    List<String> given = new ArrayList<>();
    for (Expr item : print.items()) {
      // print (a, b): the brackets are those of the statement.
      if (item instanceof AwkNode.Binary(var operator, var left, var right)
          && operator.equals(",")) {
        given.add(values.value(left));
        given.add(values.value(right));
      } else {
        given.add(values.value(item));
      }
    }
    if (print.formatted()) {
      String format = given.isEmpty() ? "" : given.getFirst();
      write(AwkText.format(format, given.subList(Math.min(1, given.size()), given.size())));
    } else {
      write(given.isEmpty() ? memory.line() : String.join(memory.variable("OFS"), given));
      write(memory.variable("ORS"));
    }
  }

  private void write(String text) {
    budget.work(text.length());
    if (out.length() + text.length() > AwkMemory.MAX_TEXT * 4) {
      throw new BudgetSpent();
    }
    out.append(text);
  }
}

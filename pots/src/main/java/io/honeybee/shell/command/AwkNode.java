package io.honeybee.shell.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of an awk program. */
sealed interface AwkNode {

  /** Something that has a value. */
  sealed interface Expr extends AwkNode {}

  record Constant(String text) implements Expr {}

  /** {@code /text/}, which by itself is matched against the line. */
  record Regex(String text, SafePattern pattern) implements Expr {}

  record Variable(String name) implements Expr {}

  record Field(Expr index) implements Expr {}

  record Element(String array, Expr key) implements Expr {}

  record Binary(String operator, Expr left, Expr right) implements Expr {}

  record Unary(String operator, Expr operand) implements Expr {}

  record Choice(Expr condition, Expr yes, Expr no) implements Expr {}

  /** {@code target = value}; the operator is empty or what is done with the old value. */
  record Assign(Expr target, String operator, Expr value) implements Expr {}

  /** {@code ++} and {@code --}. */
  record Step(Expr target, int by, boolean before) implements Expr {}

  record Call(String function, List<Expr> arguments) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  record Contains(Expr key, String array) implements Expr {}

  /** Something that is done. */
  sealed interface Statement extends AwkNode {}

  record Print(List<Expr> items, boolean formatted) implements Statement {
    public Print {
      items = List.copyOf(items);
    }
  }

  record Evaluate(Expr value) implements Statement {}

  record Block(List<Statement> items) implements Statement {
    public Block {
      items = List.copyOf(items);
    }
  }

  record If(Expr condition, Statement yes, Statement no) implements Statement {}

  /** {@code for} and {@code while}. */
  record Loop(Statement first, Expr condition, Statement each, Statement body)
      implements Statement {}

  record ForIn(String name, String array, Statement body) implements Statement {}

  record Delete(String array, @Nullable Expr key) implements Statement {}

  record Jump(Kind kind) implements Statement {
    enum Kind {
      NEXT,
      EXIT,
      BREAK,
      CONTINUE
    }
  }

  /** When a rule's statement is run. */
  enum When {
    BEGIN,
    LINE,
    END
  }

  /**
   * A pattern with what is done.
   *
   * @param pattern null for every line
   */
  record Rule(When when, @Nullable Expr pattern, Statement action) {}
}

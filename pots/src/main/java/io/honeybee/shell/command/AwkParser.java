package io.honeybee.shell.command;

import io.honeybee.shell.command.AwkLexer.Kind;
import io.honeybee.shell.command.AwkNode.Expr;
import io.honeybee.shell.command.AwkNode.Rule;
import io.honeybee.shell.command.AwkNode.Statement;
import io.honeybee.shell.command.AwkNode.When;
import io.honeybee.shell.command.AwkTokens.Wrong;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an awk program: rules, statements, expressions; neither functions of its own nor {@code
 * getline}. Thread rule: one thread.
 */
final class AwkParser {
  private final AwkTokens tokens;
  private final AwkExpressions expressions;

  private AwkParser(String text) {
    this.tokens = new AwkTokens(text);
    this.expressions = new AwkExpressions(tokens);
  }

  static List<Rule> parse(String text) throws Wrong {
    AwkParser parser = new AwkParser(text);
    List<Rule> rules = new ArrayList<>();
    parser.tokens.skipEnds();
    while (parser.tokens.now().kind() != Kind.END) {
      rules.add(parser.rule());
      parser.tokens.skipEnds();
    }
    return rules;
  }

  private Rule rule() throws Wrong {
    When when =
        tokens.now().isName("BEGIN")
            ? When.BEGIN
            : tokens.now().isName("END") ? When.END : When.LINE;
    if (when != When.LINE) {
      tokens.take();
      return new Rule(when, null, block());
    }
    Expr pattern = tokens.now().is("{") ? null : expressions.whole();
    Statement action = tokens.now().is("{") ? block() : new AwkNode.Print(List.of(), false);
    return new Rule(when, pattern, action);
  }

  private Statement block() throws Wrong {
    tokens.expect("{");
    List<Statement> items = new ArrayList<>();
    tokens.skipEnds();
    while (!tokens.now().is("}")) {
      items.add(statement());
      tokens.skipEnds();
    }
    tokens.take();
    return new AwkNode.Block(items);
  }

  private Statement statement() throws Wrong {
    tokens.enter();
    try {
      if (tokens.now().is("{")) {
        return block();
      }
      if (tokens.now().kind() == Kind.NAME) {
        Statement known = keyword();
        if (known != null) {
          return known;
        }
      }
      return new AwkNode.Evaluate(expressions.whole());
    } finally {
      tokens.leave();
    }
  }

  private @Nullable Statement keyword() throws Wrong {
    return switch (tokens.now().text()) {
      case "print", "printf" -> print();
      case "if" -> ifStatement();
      case "while" -> {
        tokens.take();
        tokens.expect("(");
        Expr condition = expressions.whole();
        tokens.expect(")");
        Statement nothing = new AwkNode.Block(List.of());
        yield new AwkNode.Loop(nothing, condition, nothing, body());
      }
      case "for" -> forStatement();
      case "next" -> jump(AwkNode.Jump.Kind.NEXT);
      case "exit" -> jump(AwkNode.Jump.Kind.EXIT);
      case "break" -> jump(AwkNode.Jump.Kind.BREAK);
      case "continue" -> jump(AwkNode.Jump.Kind.CONTINUE);
      case "delete" -> {
        tokens.take();
        String array = tokens.name();
        Expr key = null;
        if (tokens.now().is("[")) {
          tokens.take();
          key = expressions.whole();
          tokens.expect("]");
        }
        yield new AwkNode.Delete(array, key);
      }
      default -> null;
    };
  }

  private Statement jump(AwkNode.Jump.Kind kind) throws Wrong {
    tokens.take();
    if (tokens.now().kind() == Kind.NUMBER) {
      tokens.take();
    }
    return new AwkNode.Jump(kind);
  }

  /** What a condition is followed by; may be nothing but its end. */
  private Statement body() throws Wrong {
    if (tokens.now().kind() == Kind.LINE_END && tokens.now().text().equals(";")) {
      tokens.take();
      return new AwkNode.Block(List.of());
    }
    tokens.skipEnds();
    return statement();
  }

  private Statement print() throws Wrong {
    boolean formatted = tokens.now().text().equals("printf");
    tokens.take();
    List<Expr> items = new ArrayList<>();
    while (tokens.now().kind() != Kind.LINE_END
        && tokens.now().kind() != Kind.END
        && !tokens.now().is("}")
        && !tokens.now().is(">")
        && !tokens.now().is("|")) {
      items.add(expressions.printed());
      if (!tokens.now().is(",")) {
        break;
      }
      tokens.take();
      tokens.skipLines();
    }
    // Where it was to go is read past: nothing leaves this program.
    while (tokens.now().is(">") || tokens.now().is("|")) {
      tokens.take();
      if (tokens.now().kind() != Kind.END && tokens.now().kind() != Kind.OPERATOR) {
        tokens.take();
      }
    }
    return new AwkNode.Print(items, formatted);
  }

  private Statement ifStatement() throws Wrong {
    tokens.take();
    tokens.expect("(");
    Expr condition = expressions.whole();
    tokens.expect(")");
    Statement yes = body();
    tokens.skipEnds();
    if (tokens.now().isName("else")) {
      tokens.take();
      return new AwkNode.If(condition, yes, body());
    }
    return new AwkNode.If(condition, yes, new AwkNode.Block(List.of()));
  }

  private Statement forStatement() throws Wrong {
    tokens.take();
    tokens.expect("(");
    Statement first = new AwkNode.Block(List.of());
    if (tokens.now().kind() != Kind.LINE_END) {
      Expr start = expressions.whole();
      if (start instanceof AwkNode.Contains(var key, var array)
          && key instanceof AwkNode.Variable(var name)
          && tokens.now().is(")")) {
        tokens.take();
        return new AwkNode.ForIn(name, array, body());
      }
      first = new AwkNode.Evaluate(start);
    }
    tokens.take();
    Expr condition =
        tokens.now().kind() == Kind.LINE_END ? new AwkNode.Constant("1") : expressions.whole();
    tokens.take();
    Statement each =
        tokens.now().is(")")
            ? new AwkNode.Block(List.of())
            : new AwkNode.Evaluate(expressions.whole());
    tokens.expect(")");
    return new AwkNode.Loop(first, condition, each, body());
  }
}

package io.honeybee.shell.command;

import io.honeybee.shell.command.AwkLexer.Kind;
import io.honeybee.shell.command.AwkLexer.Token;
import io.honeybee.shell.command.AwkNode.Expr;
import io.honeybee.shell.command.AwkTokens.Wrong;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the expressions of an awk program. Thread rule: one thread. */
final class AwkExpressions {
  private static final Set<String> COMPARISONS = Set.of("<", "<=", "==", "!=", ">", ">=");
  private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "*=", "/=", "%=", "^=");
  private static final Set<String> FUNCTIONS =
      Set.of(
          "length", "substr", "index", "split", "sub", "gsub", "match", "tolower", "toupper", "int",
          "sprintf", "system", "rand", "srand", "sqrt", "exp", "log", "close", "fflush");
  private static final Set<String> WORDS =
      Set.of("in", "getline", "print", "printf", "if", "else", "while", "for", "next", "exit");

  private final AwkTokens tokens;
  // Within "print a > b" the sign redirects and does not compare.
  private boolean printing;

  AwkExpressions(AwkTokens tokens) {
    this.tokens = tokens;
  }

  /** One that {@code print} is given. */
  Expr printed() throws Wrong {
    printing = true;
    try {
      return whole();
    } finally {
      printing = false;
    }
  }

  /** One expression. */
  Expr whole() throws Wrong {
    tokens.enter();
    try {
      Expr left = either();
      if (tokens.now().is("?")) {
        tokens.take();
        Expr yes = whole();
        tokens.expect(":");
        return new AwkNode.Choice(left, yes, whole());
      }
      boolean target =
          left instanceof AwkNode.Variable
              || left instanceof AwkNode.Field
              || left instanceof AwkNode.Element;
      if (target
          && tokens.now().kind() == Kind.OPERATOR
          && ASSIGNMENTS.contains(tokens.now().text())) {
        String operator = tokens.now().text().substring(0, tokens.now().text().length() - 1);
        tokens.take();
        return new AwkNode.Assign(left, operator, whole());
      }
      return left;
    } finally {
      tokens.leave();
    }
  }

  private Expr either() throws Wrong {
    Expr left = both();
    while (tokens.now().is("||")) {
      tokens.take();
      tokens.skipLines();
      left = new AwkNode.Binary("||", left, both());
    }
    return left;
  }

  private Expr both() throws Wrong {
    Expr left = member();
    while (tokens.now().is("&&")) {
      tokens.take();
      tokens.skipLines();
      left = new AwkNode.Binary("&&", left, member());
    }
    return left;
  }

  private Expr member() throws Wrong {
    Expr left = match();
    while (tokens.now().isName("in")) {
      tokens.take();
      left = new AwkNode.Contains(left, tokens.name());
    }
    return left;
  }

  private Expr match() throws Wrong {
    Expr left = comparison();
    while (tokens.now().is("~") || tokens.now().is("!~")) {
      String operator = tokens.now().text();
      tokens.take();
      left = new AwkNode.Binary(operator, left, comparison());
    }
    return left;
  }

  private Expr comparison() throws Wrong {
    Expr left = joined();
    boolean compares =
        tokens.now().kind() == Kind.OPERATOR && COMPARISONS.contains(tokens.now().text());
    if (compares && !(printing && tokens.now().is(">"))) {
      String operator = tokens.now().text();
      tokens.take();
      return new AwkNode.Binary(operator, left, joined());
    }
    return left;
  }

  private Expr joined() throws Wrong {
    Expr left = sum();
    while (beginsAValue()) {
      left = new AwkNode.Binary(" ", left, sum());
    }
    return left;
  }

  private boolean beginsAValue() {
    return switch (tokens.now().kind()) {
      case NUMBER, TEXT -> true;
      case NAME -> !WORDS.contains(tokens.now().text());
      case OPERATOR -> tokens.now().is("$") || tokens.now().is("(");
      case REGEX, LINE_END, END -> false;
    };
  }

  private Expr sum() throws Wrong {
    Expr left = product();
    while (tokens.now().is("+") || tokens.now().is("-")) {
      String operator = tokens.now().text();
      tokens.take();
      left = new AwkNode.Binary(operator, left, product());
    }
    return left;
  }

  private Expr product() throws Wrong {
    Expr left = unary();
    while (tokens.now().is("*") || tokens.now().is("/") || tokens.now().is("%")) {
      String operator = tokens.now().text();
      tokens.take();
      left = new AwkNode.Binary(operator, left, unary());
    }
    return left;
  }

  private Expr unary() throws Wrong {
    tokens.enter();
    try {
      if (tokens.now().is("!") || tokens.now().is("-") || tokens.now().is("+")) {
        String operator = tokens.now().text();
        tokens.take();
        return new AwkNode.Unary(operator, unary());
      }
      Expr left = stepped();
      if (tokens.now().is("^")) {
        tokens.take();
        return new AwkNode.Binary("^", left, unary());
      }
      return left;
    } finally {
      tokens.leave();
    }
  }

  private Expr stepped() throws Wrong {
    if (tokens.now().is("++") || tokens.now().is("--")) {
      int by = tokens.now().is("++") ? 1 : -1;
      tokens.take();
      return new AwkNode.Step(primary(), by, true);
    }
    Expr left = primary();
    boolean target =
        left instanceof AwkNode.Variable
            || left instanceof AwkNode.Field
            || left instanceof AwkNode.Element;
    if (target && (tokens.now().is("++") || tokens.now().is("--"))) {
      int by = tokens.now().is("++") ? 1 : -1;
      tokens.take();
      return new AwkNode.Step(left, by, false);
    }
    return left;
  }

  private Expr primary() throws Wrong {
    Token first = tokens.now();
    switch (first.kind()) {
      case NUMBER, TEXT -> {
        tokens.take();
        return new AwkNode.Constant(
            first.kind() == Kind.TEXT ? first.text() : AwkText.of(AwkText.number(first.text())));
      }
      case REGEX -> {
        tokens.take();
        return new AwkNode.Regex(first.text(), SafePattern.of(first.text(), false, true, false));
      }
      case NAME -> {
        return named();
      }
      case OPERATOR -> {
        if (first.is("$")) {
          tokens.take();
          return new AwkNode.Field(tokens.now().is("-") ? unary() : stepped());
        }
        if (first.is("(")) {
          return bracketed();
        }
      }
      case LINE_END, END -> {}
    }
    throw tokens.wrong();
  }

  private Expr bracketed() throws Wrong {
    tokens.take();
    boolean before = printing;
    printing = false;
    Expr inner = whole();
    // Keys of several parts, and print(a, b): the parts come one after the other.
    while (tokens.now().is(",")) {
      tokens.take();
      inner = new AwkNode.Binary(",", inner, whole());
    }
    printing = before;
    tokens.expect(")");
    return inner;
  }

  private Expr named() throws Wrong {
    String name = tokens.name();
    if (FUNCTIONS.contains(name)) {
      List<Expr> arguments = new ArrayList<>();
      if (tokens.now().is("(")) {
        tokens.take();
        while (!tokens.now().is(")")) {
          arguments.add(whole());
          if (!tokens.now().is(",")) {
            break;
          }
          tokens.take();
        }
        tokens.expect(")");
      }
      return new AwkNode.Call(name, arguments);
    }
    if (tokens.now().is("[")) {
      tokens.take();
      Expr key = whole();
      while (tokens.now().is(",")) {
        tokens.take();
        key = new AwkNode.Binary(",", key, whole());
      }
      tokens.expect("]");
      return new AwkNode.Element(name, key);
    }
    if (WORDS.contains(name) || (tokens.now().is("(") && !tokens.now().spaced())) {
      throw new Wrong(name);
    }
    return new AwkNode.Variable(name);
  }
}

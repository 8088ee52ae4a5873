package io.honeybee.shell.command;

import io.honeybee.shell.command.AwkLexer.Kind;
import io.honeybee.shell.command.AwkLexer.Token;
import io.honeybee.shell.command.AwkNode.Expr;
import io.honeybee.shell.command.AwkNode.Rule;
import io.honeybee.shell.command.AwkNode.Statement;
import io.honeybee.shell.command.AwkNode.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an awk program: rules, statements, expressions; neither functions of its own nor {@code
 * getline}. Thread rule: one thread. Bound: nesting of {@value #MAX_DEPTH}.
 */
final class AwkParser {
  private static final int MAX_DEPTH = 60;
  private static final Set<String> COMPARISONS = Set.of("<", "<=", "==", "!=", ">", ">=");
  private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "*=", "/=", "%=", "^=");
  private static final Set<String> FUNCTIONS =
      Set.of(
          "length", "substr", "index", "split", "sub", "gsub", "match", "tolower", "toupper", "int",
          "sprintf", "system", "rand", "srand", "sqrt", "exp", "log", "close", "fflush");
  private static final Set<String> WORDS =
      Set.of("in", "getline", "print", "printf", "if", "else", "while", "for", "next", "exit");

  private final AwkLexer lexer;
  private Token token;
  private int depth;
  // Within "print a > b" the sign redirects and does not compare.
  private boolean printing;

  private AwkParser(String text) {
    this.lexer = new AwkLexer(text);
    this.token = lexer.next();
  }

  /** Not a program, or one that uses what is not known here. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(String token) {
      super(token);
    }
  }

  static List<Rule> parse(String text) throws Wrong {
    AwkParser parser = new AwkParser(text);
    List<Rule> rules = new ArrayList<>();
    parser.skipEnds();
    while (parser.token.kind() != Kind.END) {
      rules.add(parser.rule());
      parser.skipEnds();
    }
    return rules;
  }

  private Wrong wrong() {
    return new Wrong(token.kind() == Kind.END ? "end of file" : token.text());
  }

  private Rule rule() throws Wrong {
    When when = token.isName("BEGIN") ? When.BEGIN : token.isName("END") ? When.END : When.LINE;
    if (when != When.LINE) {
      take();
      return new Rule(when, null, block());
    }
    Expr pattern = token.is("{") ? null : expression();
    Statement action = token.is("{") ? block() : new AwkNode.Print(List.of(), false);
    return new Rule(when, pattern, action);
  }

  private Statement block() throws Wrong {
    expect("{");
    List<Statement> items = new ArrayList<>();
    skipEnds();
    while (!token.is("}")) {
      items.add(statement());
      skipEnds();
    }
    take();
    return new AwkNode.Block(items);
  }

  private Statement statement() throws Wrong {
    if (++depth > MAX_DEPTH) {
      throw wrong();
    }
    try {
      if (token.is("{")) {
        return block();
      }
      if (token.kind() == Kind.NAME) {
        Statement known = keyword();
        if (known != null) {
          return known;
        }
      }
      return new AwkNode.Evaluate(expression());
    } finally {
      depth--;
    }
  }

  private @Nullable Statement keyword() throws Wrong {
    return switch (token.text()) {
      case "print", "printf" -> print();
      case "if" -> ifStatement();
      case "while" -> {
        take();
        expect("(");
        Expr condition = expression();
        expect(")");
        Statement nothing = new AwkNode.Block(List.of());
        yield new AwkNode.Loop(nothing, condition, nothing, body());
      }
      case "for" -> forStatement();
      case "next" -> jump(AwkNode.Jump.Kind.NEXT);
      case "exit" -> jump(AwkNode.Jump.Kind.EXIT);
      case "break" -> jump(AwkNode.Jump.Kind.BREAK);
      case "continue" -> jump(AwkNode.Jump.Kind.CONTINUE);
      case "delete" -> {
        take();
        String array = name();
        Expr key = null;
        if (token.is("[")) {
          take();
          key = expression();
          expect("]");
        }
        yield new AwkNode.Delete(array, key);
      }
      default -> null;
    };
  }

  private Statement jump(AwkNode.Jump.Kind kind) throws Wrong {
    take();
    if (token.kind() == Kind.NUMBER) {
      take();
    }
    return new AwkNode.Jump(kind);
  }

  /** What a condition is followed by; may be nothing but its end. */
  private Statement body() throws Wrong {
    if (token.kind() == Kind.LINE_END && token.text().equals(";")) {
      take();
      return new AwkNode.Block(List.of());
    }
    skipEnds();
    return statement();
  }

  private Statement print() throws Wrong {
    boolean formatted = token.text().equals("printf");
    take();
    List<Expr> items = new ArrayList<>();
    boolean before = printing;
    printing = true;
    while (token.kind() != Kind.LINE_END
        && token.kind() != Kind.END
        && !token.is("}")
        && !token.is(">")
        && !token.is("|")) {
      items.add(expression());
      if (!token.is(",")) {
        break;
      }
      take();
      skipLines();
    }
    printing = before;
    // Where it was to go is read past: nothing leaves this program.
    while (token.is(">") || token.is("|")) {
      take();
      if (token.kind() != Kind.END && token.kind() != Kind.OPERATOR) {
        take();
      }
    }
    return new AwkNode.Print(items, formatted);
  }

  private Statement ifStatement() throws Wrong {
    take();
    expect("(");
    Expr condition = expression();
    expect(")");
    Statement yes = body();
    skipEnds();
    if (token.isName("else")) {
      take();
      return new AwkNode.If(condition, yes, body());
    }
    return new AwkNode.If(condition, yes, new AwkNode.Block(List.of()));
  }

  private Statement forStatement() throws Wrong {
    take();
    expect("(");
    Statement first = new AwkNode.Block(List.of());
    if (token.kind() != Kind.LINE_END) {
      Expr start = expression();
      if (start instanceof AwkNode.Contains(var key, var array)
          && key instanceof AwkNode.Variable(var name)
          && token.is(")")) {
        take();
        return new AwkNode.ForIn(name, array, body());
      }
      first = new AwkNode.Evaluate(start);
    }
    take();
    Expr condition = token.kind() == Kind.LINE_END ? new AwkNode.Constant("1") : expression();
    take();
    Statement each =
        token.is(")") ? new AwkNode.Block(List.of()) : new AwkNode.Evaluate(expression());
    expect(")");
    return new AwkNode.Loop(first, condition, each, body());
  }

  private Expr expression() throws Wrong {
    if (++depth > MAX_DEPTH) {
      throw wrong();
    }
    try {
      Expr left = either();
      if (token.is("?")) {
        take();
        Expr yes = expression();
        expect(":");
        return new AwkNode.Choice(left, yes, expression());
      }
      boolean target =
          left instanceof AwkNode.Variable
              || left instanceof AwkNode.Field
              || left instanceof AwkNode.Element;
      if (target && token.kind() == Kind.OPERATOR && ASSIGNMENTS.contains(token.text())) {
        String operator = token.text().substring(0, token.text().length() - 1);
        take();
        return new AwkNode.Assign(left, operator, expression());
      }
      return left;
    } finally {
      depth--;
    }
  }

  private Expr either() throws Wrong {
    Expr left = both();
    while (token.is("||")) {
      take();
      skipLines();
      left = new AwkNode.Binary("||", left, both());
    }
    return left;
  }

  private Expr both() throws Wrong {
    Expr left = member();
    while (token.is("&&")) {
      take();
      skipLines();
      left = new AwkNode.Binary("&&", left, member());
    }
    return left;
  }

  private Expr member() throws Wrong {
    Expr left = match();
    while (token.isName("in")) {
      take();
      left = new AwkNode.Contains(left, name());
    }
    return left;
  }

  private Expr match() throws Wrong {
    Expr left = comparison();
    while (token.is("~") || token.is("!~")) {
      String operator = token.text();
      take();
      left = new AwkNode.Binary(operator, left, comparison());
    }
    return left;
  }

  private Expr comparison() throws Wrong {
    Expr left = joined();
    boolean compares = token.kind() == Kind.OPERATOR && COMPARISONS.contains(token.text());
    if (compares && !(printing && token.is(">"))) {
      String operator = token.text();
      take();
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
    return switch (token.kind()) {
      case NUMBER, TEXT -> true;
      case NAME -> !WORDS.contains(token.text());
      case OPERATOR -> token.is("$") || token.is("(");
      case REGEX, LINE_END, END -> false;
    };
  }

  private Expr sum() throws Wrong {
    Expr left = product();
    while (token.is("+") || token.is("-")) {
      String operator = token.text();
      take();
      left = new AwkNode.Binary(operator, left, product());
    }
    return left;
  }

  private Expr product() throws Wrong {
    Expr left = unary();
    while (token.is("*") || token.is("/") || token.is("%")) {
      String operator = token.text();
      take();
      left = new AwkNode.Binary(operator, left, unary());
    }
    return left;
  }

  private Expr unary() throws Wrong {
    if (++depth > MAX_DEPTH) {
      throw wrong();
    }
    try {
      if (token.is("!") || token.is("-") || token.is("+")) {
        String operator = token.text();
        take();
        return new AwkNode.Unary(operator, unary());
      }
      Expr left = stepped();
      if (token.is("^")) {
        take();
        return new AwkNode.Binary("^", left, unary());
      }
      return left;
    } finally {
      depth--;
    }
  }

  private Expr stepped() throws Wrong {
    if (token.is("++") || token.is("--")) {
      int by = token.is("++") ? 1 : -1;
      take();
      return new AwkNode.Step(primary(), by, true);
    }
    Expr left = primary();
    boolean target =
        left instanceof AwkNode.Variable
            || left instanceof AwkNode.Field
            || left instanceof AwkNode.Element;
    if (target && (token.is("++") || token.is("--"))) {
      int by = token.is("++") ? 1 : -1;
      take();
      return new AwkNode.Step(left, by, false);
    }
    return left;
  }

  private Expr primary() throws Wrong {
    Token first = token;
    switch (first.kind()) {
      case NUMBER, TEXT -> {
        take();
        return new AwkNode.Constant(
            first.kind() == Kind.TEXT ? first.text() : AwkText.of(AwkText.number(first.text())));
      }
      case REGEX -> {
        take();
        return new AwkNode.Regex(first.text(), SafePattern.of(first.text(), false, true, false));
      }
      case NAME -> {
        return named();
      }
      case OPERATOR -> {
        if (first.is("$")) {
          take();
          return new AwkNode.Field(token.is("-") ? unary() : stepped());
        }
        if (first.is("(")) {
          return bracketed();
        }
      }
      case LINE_END, END -> {}
    }
    throw wrong();
  }

  private Expr bracketed() throws Wrong {
    take();
    boolean before = printing;
    printing = false;
    Expr inner = expression();
    // Keys of several parts, and print(a, b): the parts come one after the other.
    while (token.is(",")) {
      take();
      inner = new AwkNode.Binary(",", inner, expression());
    }
    printing = before;
    expect(")");
    return inner;
  }

  private Expr named() throws Wrong {
    String name = name();
    if (FUNCTIONS.contains(name)) {
      List<Expr> arguments = new ArrayList<>();
      if (token.is("(")) {
        take();
        while (!token.is(")")) {
          arguments.add(expression());
          if (!token.is(",")) {
            break;
          }
          take();
        }
        expect(")");
      }
      return new AwkNode.Call(name, arguments);
    }
    if (token.is("[")) {
      take();
      Expr key = expression();
      while (token.is(",")) {
        take();
        key = new AwkNode.Binary(",", key, expression());
      }
      expect("]");
      return new AwkNode.Element(name, key);
    }
    if (WORDS.contains(name) || (token.is("(") && !token.spaced())) {
      throw new Wrong(name);
    }
    return new AwkNode.Variable(name);
  }

  private String name() throws Wrong {
    if (token.kind() != Kind.NAME) {
      throw wrong();
    }
    String name = token.text();
    take();
    return name;
  }

  private void take() {
    token = lexer.next();
  }

  private void expect(String operator) throws Wrong {
    if (!token.is(operator)) {
      throw wrong();
    }
    take();
  }

  private void skipEnds() {
    while (token.kind() == Kind.LINE_END) {
      take();
    }
  }

  private void skipLines() {
    while (token.kind() == Kind.LINE_END && token.text().equals("\n")) {
      take();
    }
  }
}

package io.honeybee.shell;

import io.honeybee.shell.command.Dialect;
import io.honeybee.shell.command.ShellState;
import java.util.List;

/** Evaluates the expression of {@code $((...))} with 64-bit numbers, as a shell does. */
final class Arithmetics {
  private static final int MAX_DEPTH = 64;
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("||"),
          List.of("&&"),
          List.of("|"),
          List.of("^"),
          List.of("&"),
          List.of("==", "!="),
          List.of("<=", ">=", "<", ">"),
          List.of("<<", ">>"),
          List.of("+", "-"),
          List.of("*", "/", "%"),
          List.of("**"));

  private final String text;
  private final ShellState state;
  private int at;
  private int depth;

  private Arithmetics(String text, ShellState state) {
    this.text = text;
    this.state = state;
  }

  /** What can be wrong. */
  enum Kind {
    SYNTAX,
    DIVISION
  }

  /** Not an expression, or a division by zero. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Kind kind;
    private final String token;

    Wrong(Kind kind, String token) {
      super(kind.name());
      this.kind = kind;
      this.token = token;
    }

    /** What the shell says of it. */
    String said(Dialect dialect, String expression) {
      boolean division = kind == Kind.DIVISION;
      return switch (dialect) {
        case BASH ->
            expression
                + (division ? ": division by 0" : ": syntax error: operand expected")
                + " (error token is \""
                + token
                + "\")";
        case DASH ->
            "arithmetic expression: "
                + (division ? "division by zero" : "expecting primary")
                + ": \""
                + expression
                + "\"";
        case ASH -> division ? "divide by zero" : "arithmetic syntax error";
      };
    }
  }

  static long evaluate(String text, ShellState state) throws Wrong {
    if (text.isBlank()) {
      return 0;
    }
    Arithmetics reader = new Arithmetics(text, state);
    long value = reader.assignment();
    reader.blank();
    if (reader.at < text.length()) {
      throw reader.syntax();
    }
    return value;
  }

  private Wrong syntax() {
    String rest = text.substring(at);
    // At the end it is the operator before that is named.
    return new Wrong(Kind.SYNTAX, rest.isEmpty() && at > 0 ? text.substring(at - 1) : rest);
  }

  private long assignment() throws Wrong {
    blank();
    int start = at;
    String name = name();
    blank();
    for (String operator : List.of("=", "+=", "-=", "*=", "/=", "%=")) {
      boolean equality = operator.equals("=") && text.startsWith("==", at);
      if (!name.isEmpty() && !equality && text.startsWith(operator, at)) {
        at += operator.length();
        long right = assignment();
        long value =
            operator.equals("=") ? right : apply(operator.substring(0, 1), value(name), right);
        state.set(name, String.valueOf(value));
        return value;
      }
    }
    at = start;
    return ternary();
  }

  private long ternary() throws Wrong {
    long condition = binary(0);
    if (!take("?")) {
      return condition;
    }
    long yes = assignment();
    if (!take(":")) {
      throw syntax();
    }
    long no = assignment();
    return condition != 0 ? yes : no;
  }

  private long binary(int level) throws Wrong {
    if (level == LEVELS.size()) {
      return unary();
    }
    long left = binary(level + 1);
    while (true) {
      String operator = operator(LEVELS.get(level));
      if (operator.isEmpty()) {
        return left;
      }
      left = apply(operator, left, binary(level + 1));
    }
  }

  private String operator(List<String> operators) {
    blank();
    for (String operator : operators) {
      boolean doubled = "&|<>*".contains(operator) && text.startsWith(operator + operator, at);
      boolean longer = operator.length() == 1 && (doubled || text.startsWith(operator + "=", at));
      if (!longer && text.startsWith(operator, at)) {
        at += operator.length();
        return operator;
      }
    }
    return "";
  }

  private static long power(long base, long exponent) {
    long result = 1;
    long factor = base;
    for (long left = Math.max(0, exponent); left > 0; left >>= 1) {
      result *= (left & 1) == 1 ? factor : 1;
      factor *= factor;
    }
    return result;
  }

  private static long apply(String operator, long a, long b) throws Wrong {
    if ((operator.equals("/") || operator.equals("%")) && b == 0) {
      throw new Wrong(Kind.DIVISION, String.valueOf(b));
    }
    return switch (operator) {
      case "||" -> a != 0 || b != 0 ? 1 : 0;
      case "&&" -> a != 0 && b != 0 ? 1 : 0;
      case "|" -> a | b;
      case "^" -> a ^ b;
      case "&" -> a & b;
      case "==" -> a == b ? 1 : 0;
      case "!=" -> a != b ? 1 : 0;
      case "<=" -> a <= b ? 1 : 0;
      case ">=" -> a >= b ? 1 : 0;
      case "<" -> a < b ? 1 : 0;
      case ">" -> a > b ? 1 : 0;
      case "<<" -> a << b;
      case ">>" -> a >> b;
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "**" -> power(a, b);
      case "/" -> a / b;
      default -> a % b;
    };
  }

  private long unary() throws Wrong {
    if (++depth > MAX_DEPTH) {
      throw syntax();
    }
    try {
      blank();
      if (text.startsWith("++", at) || text.startsWith("--", at)) {
        boolean up = text.charAt(at) == '+';
        at += 2;
        blank();
        return step(name(), up);
      }
      if (take("-")) {
        return -unary();
      }
      if (take("+")) {
        return unary();
      }
      if (take("!")) {
        return unary() == 0 ? 1 : 0;
      }
      if (take("~")) {
        return ~unary();
      }
      return primary();
    } finally {
      depth--;
    }
  }

  private long step(String name, boolean up) {
    long value = value(name) + (up ? 1 : -1);
    state.set(name, String.valueOf(value));
    return value;
  }

  private long primary() throws Wrong {
    if (take("(")) {
      long value = assignment();
      if (!take(")")) {
        throw syntax();
      }
      return value;
    }
    take("$");
    String name = name();
    if (!name.isEmpty()) {
      if (text.startsWith("++", at) || text.startsWith("--", at)) {
        boolean up = text.charAt(at) == '+';
        at += 2;
        return step(name, up) - (up ? 1 : -1);
      }
      return value(name);
    }
    int start = at;
    while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    if (start == at) {
      throw syntax();
    }
    return number(text.substring(start, at));
  }

  private long value(String name) {
    return number(state.variable(name));
  }

  private static long number(String digits) {
    String text = digits.strip();
    try {
      if (text.startsWith("0x") || text.startsWith("0X")) {
        return Long.parseLong(text.substring(2), 16);
      }
      if (text.length() > 1 && text.startsWith("0")) {
        return Long.parseLong(text, 8);
      }
      return text.isEmpty() ? 0 : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private String name() {
    int start = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean letter = c == '_' || (c < 128 && Character.isLetter(c));
      if (!letter && (at == start || !Character.isDigit(c))) {
        break;
      }
      at++;
    }
    return text.substring(start, at);
  }

  private boolean take(String what) {
    blank();
    if (text.startsWith(what, at)) {
      at += what.length();
      return true;
    }
    return false;
  }

  private void blank() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}

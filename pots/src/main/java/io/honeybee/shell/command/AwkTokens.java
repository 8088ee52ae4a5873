package io.honeybee.shell.command;

import io.honeybee.shell.command.AwkLexer.Kind;
import io.honeybee.shell.command.AwkLexer.Token;

/**
 * The tokens of an awk program, one after the other. Thread rule: one thread. Bound: nesting of
 * {@value #MAX_DEPTH}.
 */
final class AwkTokens {
  private static final int MAX_DEPTH = 60;

  private final AwkLexer lexer;
  private Token token;
  private int depth;

  AwkTokens(String text) {
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

  /** The one at the position. */
  Token now() {
    return token;
  }

  Wrong wrong() {
    return new Wrong(token.kind() == Kind.END ? "end of file" : token.text());
  }

  /** Something that nests begins. */
  void enter() throws Wrong {
    if (++depth > MAX_DEPTH) {
      throw wrong();
    }
  }

  /** It ends. */
  void leave() {
    depth--;
  }

  String name() throws Wrong {
    if (token.kind() != Kind.NAME) {
      throw wrong();
    }
    String name = token.text();
    take();
    return name;
  }

  void take() {
    token = lexer.next();
  }

  void expect(String operator) throws Wrong {
    if (!token.is(operator)) {
      throw wrong();
    }
    take();
  }

  void skipEnds() {
    while (token.kind() == Kind.LINE_END) {
      take();
    }
  }

  void skipLines() {
    while (token.kind() == Kind.LINE_END && token.text().equals("\n")) {
      take();
    }
  }
}

package io.honeybee.shell;

import io.honeybee.shell.command.BudgetSpent;
import io.honeybee.shell.command.Dialect;
import io.honeybee.shell.command.ShellState;
import io.honeybee.shell.command.Streams;
import io.honeybee.shell.script.Word;
import io.honeybee.shell.script.Word.Arithmetic;
import io.honeybee.shell.script.Word.Literal;
import io.honeybee.shell.script.Word.Parameter;
import io.honeybee.shell.script.Word.Part;
import io.honeybee.shell.script.Word.Substitution;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns words into arguments: variables, substitutions, splitting, file names. */
final class Expander {
  private static final int MAX_WORD_BYTES = 1 << 20;
  private static final int MAX_WORDS = 8_192;

  private final Interpreter interpreter;
  private final ShellState state;
  private final Streams streams;
  private final Parameters parameters;

  Expander(Interpreter interpreter, ShellState state, Streams streams) {
    this.interpreter = interpreter;
    this.state = state;
    this.streams = streams;
    this.parameters = new Parameters(this, state);
  }

  Streams streams() {
    return streams;
  }

  /** The arguments that the words become. */
  List<String> words(List<Word> words) throws IOException {
    List<String> arguments = new ArrayList<>();
    for (Word word : words) {
      boolean braces = state.dialect() == Dialect.BASH;
      for (Word braced : braces ? Braces.expand(word) : List.of(word)) {
        addArguments(braced, arguments);
      }
      if (arguments.size() > MAX_WORDS) {
        throw new BudgetSpent();
      }
    }
    return arguments;
  }

  /** The word as one text, neither split nor matched: for assignments and redirections. */
  String text(Word word) throws IOException {
    StringBuilder text = new StringBuilder();
    boolean first = true;
    for (Part part : word.parts()) {
      String piece = piece(part);
      text.append(first && !part.quoted() ? tilde(part, piece) : piece);
      first = false;
      bound(text);
    }
    return text.toString();
  }

  /** The word as a pattern: what was quoted stands for itself. */
  String pattern(Word word) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Part part : word.parts()) {
      String piece = piece(part);
      text.append(part.quoted() ? Patterns.quote(piece) : piece);
      bound(text);
    }
    return text.toString();
  }

  private void addArguments(Word word, List<String> arguments) throws IOException {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean open = false;
    boolean first = true;
    for (Part part : word.parts()) {
      List<String> positional = allArguments(part);
      if (positional != null) {
        for (int i = 0; i < positional.size(); i++) {
          if (i > 0) {
            fields.add(field.toString());
            field.setLength(0);
          }
          field.append(Patterns.quote(positional.get(i)));
          open = true;
        }
      } else if (part.quoted()) {
        field.append(Patterns.quote(piece(part)));
        open = true;
      } else if (part instanceof Literal) {
        field.append(first ? tilde(part, piece(part)) : piece(part));
        open = true;
      } else {
        open = split(piece(part), field, fields, open);
      }
      first = false;
      bound(field);
    }
    if (open) {
      fields.add(field.toString());
    }
    for (String pattern : fields) {
      List<String> files =
          Patterns.isPattern(pattern.replaceAll("\\\\.", ""))
              ? new Globber(state).expand(pattern)
              : List.of();
      if (files.isEmpty()) {
        arguments.add(Patterns.unquote(pattern));
      } else {
        arguments.addAll(files);
      }
    }
  }

  /** The arguments of {@code "$@"}, or null when the part is something else. */
  private @Nullable List<String> allArguments(Part part) {
    return part instanceof Parameter(var name, var operator, var _, var quoted)
            && quoted
            && name.equals("@")
            && operator.isEmpty()
        ? state.arguments()
        : null;
  }

  /** Cuts at blanks; returns whether a field is open at the end. */
  private boolean split(String text, StringBuilder field, List<String> fields, boolean openBefore) {
    String separators = state.isSet("IFS") ? state.variable("IFS") : " \t\n";
    boolean open = openBefore;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (separators.indexOf(c) >= 0) {
        if (open) {
          fields.add(field.toString());
          field.setLength(0);
          open = false;
        }
      } else {
        if (c == '\\') {
          field.append('\\');
        }
        field.append(c);
        open = true;
      }
      if (fields.size() > MAX_WORDS) {
        throw new BudgetSpent();
      }
    }
    return open;
  }

  private void bound(StringBuilder text) {
    if (text.length() > MAX_WORD_BYTES) {
      throw new BudgetSpent();
    }
  }

  private String piece(Part part) throws IOException {
    String text =
        switch (part) {
          case Literal(var literal, var _) -> literal;
          case Parameter parameter -> parameters.value(parameter);
          case Substitution(var command, var _) -> interpreter.substitute(command, state, streams);
          case Arithmetic(var expression, var _) -> arithmetic(text(expression));
        };
    state.budget().work(text.length());
    return text;
  }

  /** What an expression comes to. */
  long number(Word expression) throws IOException {
    return Long.parseLong(arithmetic(text(expression)));
  }

  private String arithmetic(String expression) throws IOException {
    try {
      return String.valueOf(Arithmetics.evaluate(expression, state));
    } catch (Arithmetics.Wrong e) {
      streams.err().line(state.errorName() + ": " + e.said(state.dialect(), expression));
      throw new ExpansionFailure(state.dialect() == Dialect.BASH ? 1 : 2);
    }
  }

  private String tilde(Part part, String text) {
    if (!(part instanceof Literal) || !text.startsWith("~")) {
      return text;
    }
    int slash = text.indexOf('/');
    String user = slash < 0 ? text.substring(1) : text.substring(1, slash);
    String rest = slash < 0 ? "" : text.substring(slash);
    if (user.isEmpty()) {
      return state.variable("HOME") + rest;
    }
    if (user.equals("root")) {
      return "/root" + rest;
    }
    boolean known = state.surroundings().files().lookUp("/home/" + user) != null;
    return known ? "/home/" + user + rest : text;
  }
}

package io.honeybee.shell.script;

import io.honeybee.shell.script.Word.Arithmetic;
import io.honeybee.shell.script.Word.Literal;
import io.honeybee.shell.script.Word.Parameter;
import io.honeybee.shell.script.Word.Part;
import io.honeybee.shell.script.Word.Substitution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads words: quotes, parameters, substitutions. */
final class WordParser {
  private static final String WORD_ENDS = " \t\n;&|<>()";
  private static final String SPECIAL_NAMES = "@*#?$!-";

  private final Source source;

  WordParser(Source source) {
    this.source = source;
  }

  /** The word at the position, or one without parts when there is none. */
  Word word() {
    return until(WORD_ENDS);
  }

  /** All of the source as if in double quotes, for here-documents. */
  Word quotedText() {
    List<Part> parts = new ArrayList<>();
    inQuotes(parts, false);
    return new Word(parts);
  }

  /** The word up to one of these characters, or to the end. */
  Word until(String ends) {
    List<Part> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    while (!source.atEnd() && ends.indexOf(source.peek()) < 0) {
      char c = source.peek();
      switch (c) {
        case '\\' -> escaped(parts, plain);
        case '\'' -> {
          flush(parts, plain, false);
          source.take();
          parts.add(new Literal(singleQuoted(), true));
        }
        case '"' -> {
          flush(parts, plain, false);
          source.take();
          int before = parts.size();
          inQuotes(parts, true);
          if (parts.size() == before) {
            parts.add(new Literal("", true));
          }
        }
        case '$' -> {
          flush(parts, plain, false);
          dollar(parts, false);
        }
        case '`' -> {
          flush(parts, plain, false);
          parts.add(backquoted(false));
        }
        default -> plain.append(source.take());
      }
    }
    flush(parts, plain, false);
    return new Word(parts);
  }

  private void escaped(List<Part> parts, StringBuilder plain) {
    source.take();
    if (source.atEnd()) {
      throw source.incomplete("");
    }
    char c = source.take();
    if (c != '\n') {
      flush(parts, plain, false);
      parts.add(new Literal(String.valueOf(c), true));
    }
  }

  private static void flush(List<Part> parts, StringBuilder plain, boolean quoted) {
    if (!plain.isEmpty()) {
      parts.add(new Literal(plain.toString(), quoted));
      plain.setLength(0);
    }
  }

  private String singleQuoted() {
    int start = source.position();
    while (!source.atEnd()) {
      if (source.take() == '\'') {
        String text = source.since(start);
        return text.substring(0, text.length() - 1);
      }
    }
    throw source.incomplete("'");
  }

  /** Up to the closing double quote, or to the end when there is none to close. */
  private void inQuotes(List<Part> parts, boolean closing) {
    StringBuilder plain = new StringBuilder();
    while (!source.atEnd()) {
      char c = source.peek();
      if (c == '"' && closing) {
        source.take();
        flush(parts, plain, true);
        return;
      }
      switch (c) {
        case '\\' -> {
          source.take();
          char next = source.take();
          if ("$`\"\\".indexOf(next) >= 0) {
            plain.append(next);
          } else if (next != '\n') {
            plain.append('\\').append(next);
          }
        }
        case '$' -> {
          flush(parts, plain, true);
          dollar(parts, true);
        }
        case '`' -> {
          flush(parts, plain, true);
          parts.add(backquoted(true));
        }
        default -> plain.append(source.take());
      }
    }
    if (closing) {
      throw source.incomplete("\"");
    }
    flush(parts, plain, true);
  }

  private void dollar(List<Part> parts, boolean quoted) {
    source.take();
    char c = source.peek();
    if (source.looksAt("((")) {
      int back = source.position();
      source.takeIf("((");
      if (arithmetic(parts, quoted)) {
        return;
      }
      source.position(back);
    }
    if (c == '(') {
      source.take();
      parts.add(new Substitution(nested(), quoted));
    } else if (c == '{') {
      source.take();
      parts.add(new ParameterParser(source, this).read(quoted));
    } else if (c == '\'' && !quoted) {
      source.take();
      parts.add(new Literal(Escapes.ansi(ansiQuoted()), true));
    } else if (Names.isStart(c)) {
      parts.add(new Parameter(Names.read(source), "", new Word(List.of()), quoted));
    } else if (Names.isDigit(c) || SPECIAL_NAMES.indexOf(c) >= 0) {
      parts.add(new Parameter(String.valueOf(source.take()), "", new Word(List.of()), quoted));
    } else if (c == '"' && !quoted) {
      // $"..." is a translated string: the same without a translation.
      return;
    } else {
      parts.add(new Literal("$", quoted));
    }
  }

  private String ansiQuoted() {
    StringBuilder text = new StringBuilder();
    while (!source.atEnd()) {
      char c = source.take();
      if (c == '\'') {
        return text.toString();
      }
      text.append(c);
      if (c == '\\' && !source.atEnd()) {
        text.append(source.take());
      }
    }
    throw source.incomplete("'");
  }

  private Command nested() {
    source.enter();
    Command command = new CommandParser(source).list(List.of());
    if (source.take() != ')') {
      throw source.incomplete(")");
    }
    source.leave();
    return command;
  }

  private Part backquoted(boolean quoted) {
    source.take();
    StringBuilder text = new StringBuilder();
    while (!source.atEnd()) {
      char c = source.take();
      if (c == '`') {
        source.enter();
        Command command = ScriptParser.within(text.toString(), source);
        source.leave();
        return new Substitution(command, quoted);
      }
      if (c == '\\' && "$`\\".indexOf(source.peek()) >= 0) {
        c = source.take();
      }
      text.append(c);
    }
    throw source.incomplete("`");
  }

  /** The text up to the closing pair of brackets, which is taken too; null when there is none. */
  @Nullable String untilDoubleBracket() {
    int start = source.position();
    int open = 0;
    while (!source.atEnd()) {
      if (open == 0 && source.looksAt("))")) {
        String text = source.since(start);
        source.takeIf("))");
        return text;
      }
      char c = source.take();
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (open < 0) {
        return null;
      }
    }
    throw source.incomplete(")");
  }

  /** A text as a word whose variables are yet to be put in. */
  Word expression(String text) {
    source.enter();
    Word word = new WordParser(new Source(text, source.depth())).quotedText();
    source.leave();
    return word;
  }

  /** False when it turns out to be a subshell within a substitution. */
  private boolean arithmetic(List<Part> parts, boolean quoted) {
    String text = untilDoubleBracket();
    if (text == null) {
      return false;
    }
    parts.add(new Arithmetic(expression(text), quoted));
    return true;
  }
}

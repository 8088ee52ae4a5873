package io.honeybee.shell.script;

import io.honeybee.shell.script.Word.Parameter;
import java.util.List;

/** Reads <code>${name}</code> with all that may be done to its value. */
final class ParameterParser {
  private static final List<String> OPERATORS =
      List.of(
          ":-", ":=", ":+", ":?", "^^", ",,", "##", "%%", "//", "^", ",", "-", "=", "+", "?", "#",
          "%", "/", ":");

  private final Source source;
  private final WordParser words;

  ParameterParser(Source source, WordParser words) {
    this.source = source;
    this.words = words;
  }

  /** Reads from behind <code>${</code> to behind the closing brace. */
  Parameter read(boolean quoted) {
    source.enter();
    String operator = "";
    if (source.peek() == '#' && source.peek(1) != '}') {
      source.take();
      operator = "length";
    }
    String name =
        Names.isStart(source.peek())
            ? Names.read(source)
            : Names.isDigit(source.peek()) ? Names.digits(source) : String.valueOf(source.take());
    Word argument = new Word(List.of());
    if (operator.isEmpty() && source.peek() != '}') {
      operator = OPERATORS.stream().filter(source::takeIf).findFirst().orElse("");
      argument = words.until("}");
    }
    if (source.atEnd()) {
      throw source.incomplete("}");
    }
    if (source.take() != '}') {
      throw source.wrong("}");
    }
    source.leave();
    return new Parameter(name, operator, argument, quoted);
  }
}

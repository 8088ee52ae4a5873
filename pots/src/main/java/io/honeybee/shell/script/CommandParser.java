package io.honeybee.shell.script;

import io.honeybee.shell.script.Command.AndOr;
import io.honeybee.shell.script.Command.Assignment;
import io.honeybee.shell.script.Command.Function;
import io.honeybee.shell.script.Command.Item;
import io.honeybee.shell.script.Command.Link;
import io.honeybee.shell.script.Command.Pipeline;
import io.honeybee.shell.script.Command.Sequence;
import io.honeybee.shell.script.Command.Simple;
import io.honeybee.shell.script.Word.Literal;
import io.honeybee.shell.script.Word.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lists, pipelines and simple commands; {@link CompoundParser} reads the rest. */
final class CommandParser {
  private final Source source;
  private final WordParser words;
  private final RedirectionParser redirections;

  CommandParser(Source source) {
    this.source = source;
    this.words = new WordParser(source);
    this.redirections = new RedirectionParser(source, words);
  }

  Source source() {
    return source;
  }

  WordParser words() {
    return words;
  }

  RedirectionParser redirections() {
    return redirections;
  }

  /** Commands up to one of the reserved words, a closing bracket, or the end. */
  Sequence list(List<String> closers) {
    List<Item> items = new ArrayList<>();
    while (true) {
      skipBlank(true);
      if (source.atEnd() || source.peek() == ')' || isAt(closers) || source.looksAt(";;")) {
        return new Sequence(items);
      }
      if (source.peek() == ';' || source.peek() == '&' || source.peek() == '|') {
        throw source.wrong(operator());
      }
      Command command = andOr();
      skipBlank(false);
      boolean background = source.peek() == '&' && source.peek(1) != '&';
      items.add(new Item(command, background));
      if (background || (source.peek() == ';' && source.peek(1) != ';')) {
        source.take();
      } else if (source.peek() == '\n') {
        source.take();
      } else if (!source.atEnd() && source.peek() != ')' && !source.looksAt(";;")) {
        throw source.wrong(operator());
      }
    }
  }

  private String operator() {
    for (String two : List.of("&&", "||", ";;")) {
      if (source.looksAt(two)) {
        return two;
      }
    }
    return source.peek() == '\n' ? "newline" : String.valueOf(source.peek());
  }

  private Command andOr() {
    Command first = pipeline();
    List<Link> rest = new ArrayList<>();
    while (true) {
      skipBlank(false);
      boolean and = source.looksAt("&&");
      if (!and && !source.looksAt("||")) {
        return rest.isEmpty() ? first : new AndOr(first, rest);
      }
      source.position(source.position() + 2);
      requireMore();
      rest.add(new Link(and, pipeline()));
    }
  }

  private void requireMore() {
    skipBlank(true);
    if (source.atEnd()) {
      throw source.incomplete("");
    }
  }

  private Command pipeline() {
    skipBlank(false);
    boolean negated = takeWord("!");
    List<Command> stages = new ArrayList<>();
    stages.add(command());
    while (true) {
      skipBlank(false);
      if (source.peek() != '|' || source.peek(1) == '|') {
        break;
      }
      source.take();
      source.takeIf("&");
      requireMore();
      stages.add(command());
    }
    return stages.size() == 1 && !negated ? stages.getFirst() : new Pipeline(negated, stages);
  }

  private Command command() {
    skipBlank(false);
    source.enter();
    Command command = new CompoundParser(this).compoundOrNull();
    if (command == null) {
      command = simple();
    }
    source.leave();
    return command;
  }

  private Command simple() {
    int start = source.position();
    List<Assignment> assignments = new ArrayList<>();
    List<Word> arguments = new ArrayList<>();
    List<Redirection> redirects = new ArrayList<>();
    while (true) {
      skipBlank(false);
      if (redirections.takeOne(redirects)) {
        continue;
      }
      int before = source.position();
      Word word = words.word();
      if (source.position() == before) {
        break;
      }
      if (word.parts().isEmpty()) {
        continue;
      }
      Assignment assignment = arguments.isEmpty() ? assignment(word) : null;
      if (assignment != null) {
        assignments.add(assignment);
      } else {
        arguments.add(word);
      }
      boolean bracket = source.peek() == '(' || source.looksAt(" ()");
      if (arguments.size() == 1 && bracket && !word.plain().isEmpty()) {
        return function(word.plain());
      }
    }
    if (assignments.isEmpty() && arguments.isEmpty() && redirects.isEmpty()) {
      if (source.atEnd()) {
        throw source.incomplete("");
      }
      throw source.wrong(operator());
    }
    return new Simple(
        assignments, arguments, redirects, source.since(start).strip(), source.line(start));
  }

  /** {@code function name}, with or without brackets. */
  Command namedFunction() {
    skipBlank(false);
    String name = words.word().plain();
    if (name.isEmpty()) {
      throw source.atEnd() ? source.incomplete("") : source.wrong(operator());
    }
    skipBlank(false);
    if (source.peek() == '(') {
      return function(name);
    }
    requireMore();
    return new Function(name, command());
  }

  private Command function(String name) {
    skipBlank(false);
    source.take();
    skipBlank(false);
    if (source.take() != ')') {
      throw source.wrong("(");
    }
    requireMore();
    return new Function(name, command());
  }

  private static @Nullable Assignment assignment(Word word) {
    if (!(word.parts().getFirst() instanceof Literal(var text, var quoted)) || quoted) {
      return null;
    }
    int equals = text.indexOf('=');
    if (equals < 1 || !isName(text.substring(0, equals))) {
      return null;
    }
    List<Part> value = new ArrayList<>();
    if (equals + 1 < text.length()) {
      value.add(new Literal(text.substring(equals + 1), false));
    }
    value.addAll(word.parts().subList(1, word.parts().size()));
    return new Assignment(text.substring(0, equals), new Word(value));
  }

  static boolean isName(String text) {
    return !text.isEmpty()
        && Names.isStart(text.charAt(0))
        && text.chars().allMatch(c -> Names.isPart((char) c));
  }

  /** Skips spaces and comments, and line ends too when they separate nothing here. */
  void skipBlank(boolean lines) {
    while (true) {
      char c = source.peek();
      if (c == ' ' || c == '\t' || c == '\r' || (c == '\\' && source.peek(1) == '\n')) {
        source.take();
        if (c == '\\') {
          source.take();
        }
      } else if (c == '#') {
        while (!source.atEnd() && source.peek() != '\n') {
          source.take();
        }
      } else if (c == '\n' && lines) {
        source.take();
      } else {
        return;
      }
    }
  }

  /** Whether one of the reserved words comes next. */
  boolean isAt(List<String> reserved) {
    return reserved.stream().anyMatch(this::isAtWord);
  }

  private boolean isAtWord(String word) {
    return source.looksAt(word) && " \t\n\r;&|<>()\uFFFF".indexOf(source.peek(word.length())) >= 0;
  }

  /** Takes a reserved word when it comes next. */
  boolean takeWord(String word) {
    return isAtWord(word) && source.takeIf(word);
  }

  /** Takes a reserved word that must come next. */
  void require(String word) {
    skipBlank(true);
    if (!takeWord(word)) {
      if (source.atEnd()) {
        throw source.incomplete(word);
      }
      throw source.wrong(operator());
    }
  }
}

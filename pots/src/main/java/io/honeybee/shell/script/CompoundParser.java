package io.honeybee.shell.script;

import io.honeybee.shell.script.Command.Branch;
import io.honeybee.shell.script.Command.Case;
import io.honeybee.shell.script.Command.Choice;
import io.honeybee.shell.script.Command.For;
import io.honeybee.shell.script.Command.Group;
import io.honeybee.shell.script.Command.If;
import io.honeybee.shell.script.Command.Sequence;
import io.honeybee.shell.script.Command.While;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads brackets, {@code if}, loops and {@code case}. */
final class CompoundParser {
  private static final List<String> MISPLACED =
      List.of("then", "else", "elif", "fi", "do", "done", "esac", "}");

  private final CommandParser parser;
  private final Source source;

  CompoundParser(CommandParser parser) {
    this.parser = parser;
    this.source = parser.source();
  }

  /** A compound command when one begins here. */
  @Nullable Command compoundOrNull() {
    for (String word : MISPLACED) {
      if (parser.isAt(List.of(word))) {
        throw source.wrong(word);
      }
    }
    if (source.looksAt("((")) {
      int back = source.position();
      source.takeIf("((");
      String text = parser.words().untilDoubleBracket();
      if (text != null) {
        return new Command.Arithmetic(parser.words().expression(text));
      }
      source.position(back);
    }
    if (parser.takeWord("let")) {
      return let();
    }
    if (parser.takeWord("function")) {
      return parser.namedFunction();
    }
    if (source.peek() == '(') {
      source.take();
      Sequence body = parser.list(List.of());
      closeBracket();
      return new Group(body, true, redirections());
    }
    if (parser.takeWord("{")) {
      Sequence body = body("}");
      return new Group(body, false, redirections());
    }
    if (parser.takeWord("if")) {
      return ifClause();
    }
    if (parser.takeWord("for")) {
      return forLoop();
    }
    boolean until = parser.isAt(List.of("until"));
    if (until || parser.isAt(List.of("while"))) {
      source.position(source.position() + "while".length());
      Sequence condition = body("do");
      return new While(condition, until, body("done"), redirections());
    }
    return parser.takeWord("case") ? caseClause() : null;
  }

  private void closeBracket() {
    parser.skipBlank(true);
    if (source.atEnd()) {
      throw source.incomplete(")");
    }
    if (source.take() != ')') {
      throw source.wrong(";;");
    }
  }

  /** Commands up to the reserved word, which is taken too. */
  private Sequence body(String closer) {
    Sequence body = parser.list(List.of(closer));
    parser.require(closer);
    if (body.items().isEmpty()) {
      throw source.wrong(closer);
    }
    return body;
  }

  private List<Redirection> redirections() {
    List<Redirection> redirects = new ArrayList<>();
    do {
      parser.skipBlank(false);
    } while (parser.redirections().takeOne(redirects));
    return redirects;
  }

  private Command ifClause() {
    List<Branch> branches = new ArrayList<>();
    Sequence otherwise = new Sequence(List.of());
    do {
      Sequence condition = body("then");
      branches.add(new Branch(condition, parser.list(List.of("elif", "else", "fi"))));
    } while (parser.takeWord("elif"));
    if (parser.takeWord("else")) {
      otherwise = parser.list(List.of("fi"));
    }
    parser.require("fi");
    return new If(branches, otherwise, redirections());
  }

  private Command let() {
    List<Command.Item> items = new ArrayList<>();
    while (true) {
      parser.skipBlank(false);
      Word word = parser.words().word();
      if (word.parts().isEmpty()) {
        return new Sequence(items);
      }
      items.add(new Command.Item(new Command.Arithmetic(word), false));
    }
  }

  /** {@code for ((;;))}, when the text has the three parts that it needs. */
  private Command count() {
    String text = parser.words().untilDoubleBracket();
    String[] parts = text == null ? new String[0] : text.split(";", -1);
    if (parts.length != 3) {
      throw source.wrong("((");
    }
    parser.skipBlank(true);
    source.takeIf(";");
    parser.require("do");
    return new Command.Count(
        parser.words().expression(parts[0]),
        parser.words().expression(parts[1]),
        parser.words().expression(parts[2]),
        body("done"),
        redirections());
  }

  private Command forLoop() {
    parser.skipBlank(false);
    if (source.takeIf("((")) {
      return count();
    }
    String name = parser.words().word().plain();
    if (!CommandParser.isName(name)) {
      throw source.atEnd() ? source.incomplete("") : source.wrong("newline");
    }
    parser.skipBlank(true);
    List<Word> words = new ArrayList<>();
    if (parser.takeWord("in")) {
      while (true) {
        parser.skipBlank(false);
        Word word = parser.words().word();
        if (word.parts().isEmpty()) {
          break;
        }
        words.add(word);
      }
    } else {
      words.add(new Word(List.of(new Word.Parameter("@", "", new Word(List.of()), true))));
    }
    parser.skipBlank(true);
    source.takeIf(";");
    parser.require("do");
    return new For(name, words, body("done"), redirections());
  }

  private Command caseClause() {
    parser.skipBlank(false);
    Word subject = parser.words().word();
    parser.require("in");
    List<Choice> choices = new ArrayList<>();
    while (true) {
      parser.skipBlank(true);
      if (parser.takeWord("esac")) {
        return new Case(subject, choices, redirections());
      }
      if (source.atEnd()) {
        throw source.incomplete("esac");
      }
      source.takeIf("(");
      List<Word> patterns = new ArrayList<>();
      do {
        parser.skipBlank(false);
        patterns.add(parser.words().word());
        parser.skipBlank(false);
      } while (source.takeIf("|"));
      closeBracket();
      choices.add(new Choice(patterns, parser.list(List.of("esac"))));
      parser.skipBlank(true);
      source.takeIf(";;");
    }
  }
}

package io.honeybee.shell.script;

import io.honeybee.shell.script.Redirection.Kind;
import io.honeybee.shell.script.Word.Literal;
import java.util.ArrayList;
import java.util.List;

/** Reads redirections, here-documents among them. */
final class RedirectionParser {
  private final Source source;
  private final WordParser words;

  RedirectionParser(Source source, WordParser words) {
    this.source = source;
    this.words = words;
  }

  /** Takes one redirection when it comes next. */
  boolean takeOne(List<Redirection> redirects) {
    int start = source.position();
    int descriptor = -2;
    if (source.takeIf("&>")) {
      Kind kind = source.takeIf(">") ? Kind.APPEND : Kind.WRITE;
      redirects.add(new Redirection(Redirection.BOTH, kind, target()));
      return true;
    }
    if (Names.isDigit(source.peek()) && (source.peek(1) == '<' || source.peek(1) == '>')) {
      descriptor = source.take() - '0';
    }
    if (source.takeIf("<<<")) {
      Word text = target();
      List<Word.Part> parts = new ArrayList<>(text.parts());
      parts.add(new Literal("\n", true));
      redirects.add(new Redirection(0, Kind.TEXT, new Word(parts)));
    } else if (source.looksAt("<<")) {
      hereDocument(redirects);
    } else if (source.takeIf(">&") || source.takeIf("<&")) {
      boolean input = source.since(start).contains("<");
      int from = descriptor >= 0 ? descriptor : input ? 0 : 1;
      redirects.add(new Redirection(from, Kind.DUPLICATE, target()));
    } else if (source.takeIf(">>")) {
      redirects.add(new Redirection(descriptor < 0 ? 1 : descriptor, Kind.APPEND, target()));
    } else if (source.takeIf(">")) {
      source.takeIf("|");
      redirects.add(new Redirection(descriptor < 0 ? 1 : descriptor, Kind.WRITE, target()));
    } else if (source.takeIf("<")) {
      source.takeIf(">");
      redirects.add(new Redirection(Math.max(descriptor, 0), Kind.READ, target()));
    } else {
      source.position(start);
      return false;
    }
    return true;
  }

  private Word target() {
    while (source.peek() == ' ' || source.peek() == '\t') {
      source.take();
    }
    Word word = words.word();
    if (word.parts().isEmpty()) {
      throw source.wrong(
          source.atEnd() || source.peek() == '\n' ? "newline" : String.valueOf(source.peek()));
    }
    return word;
  }

  private void hereDocument(List<Redirection> redirects) {
    source.takeIf("<<");
    boolean strip = source.takeIf("-");
    StringBuilder delimiter = new StringBuilder();
    boolean literal = false;
    for (Word.Part part : target().parts()) {
      literal |= part.quoted();
      if (part instanceof Literal(var text, var _)) {
        delimiter.append(text);
      }
    }
    String text = source.hereDocument(delimiter.toString(), strip);
    Word content =
        literal
            ? new Word(List.of(new Literal(text, true)))
            : new WordParser(new Source(text, source.depth())).quotedText();
    redirects.add(new Redirection(0, Kind.TEXT, content));
  }
}

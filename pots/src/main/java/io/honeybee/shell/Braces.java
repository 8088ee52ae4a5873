package io.honeybee.shell;

import io.honeybee.shell.script.Word;
import io.honeybee.shell.script.Word.Literal;
import io.honeybee.shell.script.Word.Part;
import java.util.ArrayList;
import java.util.List;

/** {@code a{b,c}} and {@code {1..5}} in unquoted text, a few pairs of braces a word. */
final class Braces {
  private static final int MAX_WORDS = 1_024;
  private static final int MAX_PAIRS = 4;

  private Braces() {}

  /** The words that one word becomes; itself when there are no braces to expand. */
  static List<Word> expand(Word word) {
    return expand(word, MAX_PAIRS);
  }

  private static List<Word> expand(Word word, int deeper) {
    for (int i = 0; i < word.parts().size(); i++) {
      if (word.parts().get(i) instanceof Literal(var text, var quoted) && !quoted) {
        int open = text.indexOf('{');
        int close = text.indexOf('}', open + 1);
        List<String> choices =
            open < 0 || close < 0 ? List.of() : choices(text.substring(open + 1, close));
        if (!choices.isEmpty()) {
          List<Word> words = new ArrayList<>();
          for (String choice : choices) {
            String whole = text.substring(0, open) + choice + text.substring(close + 1);
            List<Part> parts = new ArrayList<>(word.parts());
            parts.set(i, new Literal(whole, false));
            words.addAll(
                deeper > 0 ? expand(new Word(parts), deeper - 1) : List.of(new Word(parts)));
            if (words.size() > MAX_WORDS) {
              return words.subList(0, MAX_WORDS);
            }
          }
          return words;
        }
      }
    }
    return List.of(word);
  }

  private static List<String> choices(String inner) {
    if (inner.contains(",")) {
      return List.of(inner.split(",", MAX_WORDS));
    }
    int dots = inner.indexOf("..");
    if (dots < 1) {
      return List.of();
    }
    String from = inner.substring(0, dots);
    String to = inner.substring(dots + 2);
    if (from.length() == 1 && to.length() == 1 && Character.isLetter(from.charAt(0))) {
      return range(from.charAt(0), to.charAt(0), true);
    }
    if (from.matches("-?\\d{1,6}") && to.matches("-?\\d{1,6}")) {
      return range(Integer.parseInt(from), Integer.parseInt(to), false);
    }
    return List.of();
  }

  private static List<String> range(int from, int to, boolean letters) {
    List<String> range = new ArrayList<>();
    int step = from <= to ? 1 : -1;
    for (int i = from; i != to + step && range.size() < MAX_WORDS; i += step) {
      range.add(letters ? String.valueOf((char) i) : String.valueOf(i));
    }
    return range;
  }
}

package io.honeybee.protocol;

/**
 * Follows one JSON text byte by byte: where it ends, how deep it goes, and whether it still can be
 * JSON. It looks at braces, strings, colons and commas; numbers and words are for {@link WireCodec}
 * to judge.
 *
 * <p>Thread rule: belongs to one thread.
 */
final class TextStructure {
  private enum Expects {
    FIRST_NAME,
    NAME,
    COLON,
    FIRST_ITEM,
    VALUE,
    COMMA
  }

  /** One bit a level, 1 for an object; the innermost one is the lowest. */
  private long objects;

  private int depth;
  private Expects expects = Expects.VALUE;
  private boolean inString;
  private boolean escaped;
  private boolean inWord;
  private boolean broken;

  /** Starts a new text. */
  void reset() {
    objects = 0;
    depth = 0;
    expects = Expects.VALUE;
    inString = false;
    escaped = false;
    inWord = false;
    broken = false;
  }

  /**
   * Whether the text can no longer be JSON. Its braces are counted on all the same, and the rest of
   * {@link #take} still holds.
   */
  boolean isBroken() {
    return broken;
  }

  /** How many objects and lists are open, {@link Long#SIZE} at most. */
  int depth() {
    return depth;
  }

  /**
   * Passes over what changes nothing: the plain inside of a string.
   *
   * @return the offset of the first byte that {@link #take} has to see, or {@code end}
   */
  int skipPlain(byte[] bytes, int from, int end) {
    int at = from;
    if (inString && !escaped) {
      while (at < end && isPlain(bytes[at])) {
        at++;
      }
    }
    return at;
  }

  /**
   * Takes the next byte; the first one is an opening brace.
   *
   * @return whether it closed the text
   */
  boolean take(byte next) {
    if (inString) {
      takeInString(next);
      return false;
    }
    if (next < 0 || (next > ' ' && !isStructural(next))) {
      takeOfWord();
      return false;
    }
    inWord = false;
    switch (next) {
      case '"' -> {
        inString = true;
        require(expectsName() || expectsValue());
      }
      case '{' -> open(Expects.FIRST_NAME);
      case '[' -> open(Expects.FIRST_ITEM);
      case '}' -> {
        return close(expects == Expects.FIRST_NAME, true);
      }
      case ']' -> {
        return close(expects == Expects.FIRST_ITEM, false);
      }
      case ':' -> {
        require(expects == Expects.COLON);
        expects = Expects.VALUE;
      }
      case ',' -> {
        require(expects == Expects.COMMA);
        expects = inObject() ? Expects.NAME : Expects.VALUE;
      }
      default -> require(isWhiteSpace(next));
    }
    return false;
  }

  private void takeInString(byte next) {
    if (next >= 0 && next < ' ') {
      // RFC 8259, section 7: no control character stands in a string, a newline least of all.
      broken = true;
    }
    if (escaped) {
      escaped = false;
    } else if (next == '\\') {
      escaped = true;
    } else if (next == '"') {
      inString = false;
      expects = expectsName() ? Expects.COLON : Expects.COMMA;
    }
  }

  private void takeOfWord() {
    if (!inWord) {
      inWord = true;
      require(expectsValue());
      expects = Expects.COMMA;
    }
  }

  private void open(Expects then) {
    require(expectsValue());
    depth++;
    objects = objects << 1 | (then == Expects.FIRST_NAME ? 1 : 0);
    expects = then;
  }

  private boolean close(boolean empty, boolean object) {
    require((empty || expects == Expects.COMMA) && inObject() == object);
    depth--;
    objects >>>= 1;
    expects = Expects.COMMA;
    return depth == 0;
  }

  private boolean inObject() {
    return (objects & 1) == 1;
  }

  private boolean expectsName() {
    return expects == Expects.FIRST_NAME || expects == Expects.NAME;
  }

  private boolean expectsValue() {
    return expects == Expects.VALUE || expects == Expects.FIRST_ITEM;
  }

  private void require(boolean held) {
    broken |= !held;
  }

  private static boolean isPlain(byte b) {
    return b < 0 || (b >= ' ' && b != '"' && b != '\\');
  }

  private static boolean isStructural(byte b) {
    return switch (b) {
      case '"', '{', '}', '[', ']', ':', ',' -> true;
      default -> false;
    };
  }

  static boolean isWhiteSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}

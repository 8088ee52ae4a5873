package io.honeybee.app.replay;

import io.honeybee.runtime.text.Printable;
import java.util.Set;

/**
 * Lets through what draws on a terminal (ECMA-48), and nothing that makes it answer, that reaches
 * beyond its screen, or that stays when the replay is over: no device attributes and reports, no
 * titles, clipboards, downloads or links (OSC, DCS, APC, PM, SOS), no modes but the cursor's
 * visibility, no other character sets, no bell.
 *
 * <p>Thread rule: one thread; a sequence may come in pieces. Memory: one sequence of at most
 * {@value #MAX_SEQUENCE} characters.
 */
final class TerminalFilter {
  /** Undoes what may be left: colours, a hidden cursor, a scroll region. */
  static final String RESET = "\u001b[0m\u001b[?25h\u001b[r";

  private static final char ESCAPE = '\u001b';
  private static final char BELL = '\u0007';
  private static final char STRING_END = '\u009c';
  private static final int MAX_SEQUENCE = 64;
  // A string that never ends would hide all that follows.
  private static final int MAX_STRING = 64 * 1024;

  private static final String DRAWING = "@ABCDEFGHJKLMPSXZ`adefmrsu";
  private static final Set<String> MODES = Set.of("?25h", "?25l");
  private static final String SINGLE = "78DEM";
  private static final String STRINGS = "]PX^_";

  private enum State {
    TEXT,
    AFTER_ESCAPE,
    SKIP_ONE,
    SEQUENCE,
    STRING,
    STRING_ESCAPE
  }

  private final boolean plain;
  private final StringBuilder sequence = new StringBuilder();
  private State state = State.TEXT;
  private int stringLength;

  /**
   * @param plain whether to leave out all sequences, for text that is read or searched
   */
  TerminalFilter(boolean plain) {
    this.plain = plain;
  }

  /** What may be shown of the next piece. */
  String pass(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> take(c, out));
    return out.toString();
  }

  private void take(int c, StringBuilder out) {
    switch (state) {
      case TEXT -> text(c, out);
      case AFTER_ESCAPE -> afterEscape(c, out);
      case SKIP_ONE -> state = State.TEXT;
      case SEQUENCE -> sequence(c, out);
      case STRING -> string(c);
      case STRING_ESCAPE -> {
        state = State.STRING;
        if (c == '\\') {
          state = State.TEXT;
        } else {
          string(c);
        }
      }
    }
  }

  private void text(int c, StringBuilder out) {
    switch (c) {
      case ESCAPE -> state = State.AFTER_ESCAPE;
      case '\u009b' -> begin();
      case '\u0090', '\u0098', '\u009d', '\u009e', '\u009f' -> beginString();
      case '\n', '\t' -> out.appendCodePoint(c);
      case '\r', '\b' -> {
        if (!plain) {
          out.appendCodePoint(c);
        }
      }
      default -> {
        if (Printable.isPlain(c)) {
          out.appendCodePoint(c);
        }
      }
    }
  }

  private void begin() {
    sequence.setLength(0);
    state = State.SEQUENCE;
  }

  private void beginString() {
    stringLength = 0;
    state = State.STRING;
  }

  private void afterEscape(int c, StringBuilder out) {
    if (c == '[') {
      begin();
    } else if (STRINGS.indexOf(c) >= 0) {
      beginString();
    } else if (c >= ' ' && c <= '/') {
      // A character set or the like; one more character says which.
      state = State.SKIP_ONE;
    } else if (c != ESCAPE) {
      state = State.TEXT;
      if (!plain && SINGLE.indexOf(c) >= 0) {
        out.append(ESCAPE).appendCodePoint(c);
      }
    }
  }

  private void sequence(int c, StringBuilder out) {
    if (c == ESCAPE) {
      state = State.AFTER_ESCAPE;
    } else if (c >= ' ' && c <= '?') {
      if (sequence.length() < MAX_SEQUENCE) {
        sequence.appendCodePoint(c);
      }
    } else {
      state = State.TEXT;
      if (c >= '@' && c <= '~') {
        end((char) c, out);
      }
    }
  }

  private void end(char last, StringBuilder out) {
    String parameters = sequence.toString();
    boolean draws =
        DRAWING.indexOf(last) >= 0
            && parameters.length() < MAX_SEQUENCE
            && parameters.chars().allMatch(c -> c >= '0' && c <= ';');
    if (!plain && (draws || MODES.contains(parameters + last))) {
      out.append(ESCAPE).append('[').append(parameters).append(last);
    }
  }

  private void string(int c) {
    if (c == ESCAPE) {
      state = State.STRING_ESCAPE;
    } else if (c == BELL
        || c == STRING_END
        || c == '\u0018'
        || c == '\u001a'
        || ++stringLength > MAX_STRING) {
      state = State.TEXT;
    }
  }
}

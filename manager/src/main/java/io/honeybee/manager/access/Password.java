package io.honeybee.manager.access;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * What somebody typed as a password. It never shows itself by {@link #toString}. Immutable.
 *
 * <p>Length is what counts (NIST SP 800-63B section 3.1.1.2); no kind of character is asked for.
 */
public final class Password {
  public static final int MIN_CHARS = 12;
  public static final int MAX_CHARS = 256;

  private final String text;

  private Password(String text) {
    this.text = text;
  }

  /** One that somebody wants to have. */
  public static Password chosen(String typed, String userName) throws AccessFault {
    if (typed.codePointCount(0, typed.length()) < MIN_CHARS) {
      throw new AccessFault("a password has at least " + MIN_CHARS + " characters");
    }
    if (typed.length() > MAX_CHARS) {
      throw new AccessFault("a password has at most " + MAX_CHARS + " characters");
    }
    if (typed.codePoints().distinct().count() < 4 || typed.equalsIgnoreCase(userName)) {
      throw new AccessFault("this password is guessed at once; take several words");
    }
    return new Password(typed);
  }

  /** One that is tried. What is too long to be one is cut, and so fits nothing. */
  public static Password tried(String typed) {
    return new Password(typed.length() > MAX_CHARS ? typed.substring(0, MAX_CHARS + 1) : typed);
  }

  /** The same bytes for what looks the same, whichever keyboard it was typed on. */
  byte[] bytes() {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Password(hidden)";
  }
}

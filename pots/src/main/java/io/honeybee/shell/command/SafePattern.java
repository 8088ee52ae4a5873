package io.honeybee.shell.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A visitor's regular expression, which may be made to take for ever: it searches through a text
 * that counts how often it is looked at, and gives up with the budget.
 *
 * <p>Thread rule: one thread.
 */
final class SafePattern {
  private static final int FLAGS = Pattern.DOTALL;

  private final @Nullable Pattern pattern;
  private final String literal;
  private String found = "";

  private SafePattern(@Nullable Pattern pattern, String literal) {
    this.pattern = pattern;
    this.literal = literal;
  }

  /**
   * Compiles a pattern; what does not compile is searched for as it stands.
   *
   * @param extended whether brackets and the like are operators without a backslash
   */
  static SafePattern of(String text, boolean fixed, boolean extended, boolean ignoreCase) {
    String regex = fixed ? Pattern.quote(text) : extended ? text : basic(text);
    try {
      int flags = ignoreCase ? FLAGS | Pattern.CASE_INSENSITIVE : FLAGS;
      return new SafePattern(Pattern.compile(regex, flags), text);
    } catch (PatternSyntaxException | StackOverflowError e) {
      return new SafePattern(null, text);
    }
  }

  /** In a basic expression these are operators only with a backslash. */
  private static String basic(String text) {
    StringBuilder regex = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(++i);
        if ("(){}|+?".indexOf(next) >= 0) {
          regex.append(next);
        } else {
          regex.append('\\').append(next);
        }
      } else if ("(){}|+?".indexOf(c) >= 0) {
        regex.append('\\').append(c);
      } else {
        regex.append(c);
      }
    }
    return regex.toString();
  }

  /** Whether the pattern occurs in the line. */
  boolean in(String line, Budget budget) {
    if (pattern == null) {
      found = literal;
      return line.contains(literal);
    }
    try {
      Matcher matcher = pattern.matcher(new CountedText(line, budget));
      boolean matches = matcher.find();
      found = matches ? line.substring(matcher.start(), matcher.end()) : "";
      return matches;
    } catch (StackOverflowError e) {
      throw new BudgetSpent();
    }
  }

  /** What the last search found. */
  String found() {
    return found;
  }

  /**
   * The line with the first or each occurrence replaced; {@code &} and {@code \1} stand for parts.
   */
  String replace(String line, String replacement, boolean all, Budget budget) {
    if (pattern == null) {
      return line;
    }
    budget.work(line.length());
    try {
      Matcher matcher = pattern.matcher(new CountedText(line, budget));
      StringBuilder out = new StringBuilder();
      int at = 0;
      while (matcher.find()) {
        out.append(line, at, matcher.start());
        append(out, replacement, matcher);
        at = matcher.end();
        budget.work(out.length());
        if (!all) {
          break;
        }
      }
      return out.append(line.substring(at)).toString();
    } catch (StackOverflowError e) {
      throw new BudgetSpent();
    }
  }

  private static void append(StringBuilder out, String replacement, Matcher matcher) {
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      if (c == '&') {
        out.append(matcher.group());
      } else if (c == '\\' && i + 1 < replacement.length()) {
        char next = replacement.charAt(++i);
        int group = Character.digit(next, 10);
        if (group >= 0 && group <= matcher.groupCount()) {
          String part = matcher.group(group);
          out.append(part == null ? "" : part);
        } else {
          out.append(next == 'n' ? '\n' : next);
        }
      } else {
        out.append(c);
      }
    }
  }

  /** A text that costs something each time it is looked at. */
  private record CountedText(String text, Budget budget) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      budget.work(1);
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}

package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** {@code expr}: arithmetic, comparisons and the few functions on texts. */
final class Expr implements ShellCommand {
  private static final int WRONG = 2;
  private static final int MAX_WORDS = 200;
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

  @Override
  public List<String> names() {
    return List.of("expr");
  }

  /** Not an expression; the message is what is said of it. */
  private static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  @Override
  public int run(Invocation call) throws IOException {
    List<String> words = call.args();
    if (words.isEmpty()) {
      call.err().line(Quotes.withHint("expr", "missing operand"));
      return WRONG;
    }
    try {
      Reader reader =
          new Reader(words.subList(0, Math.min(words.size(), MAX_WORDS)), call.state().budget());
      String value = reader.read();
      call.out().line(value);
      return value.isEmpty() || value.equals("0") ? 1 : 0;
    } catch (Wrong e) {
      return call.fail(WRONG, String.valueOf(e.getMessage()));
    }
  }

  /** Reads the words from left to right, the weakest operators first. */
  private static final class Reader {
    private static final List<List<String>> LEVELS =
        List.of(
            List.of("|"),
            List.of("&"),
            List.of("<", "<=", "=", "==", "!=", ">=", ">"),
            List.of("+", "-"),
            List.of("*", "/", "%"),
            List.of(":"));

    private final List<String> words;
    private final Budget budget;
    private int at;

    Reader(List<String> words, Budget budget) {
      this.words = words;
      this.budget = budget;
    }

    String read() throws Wrong {
      String value = level(0);
      if (at < words.size()) {
        throw new Wrong("syntax error: unexpected argument " + Quotes.curly(words.get(at)));
      }
      return value;
    }

    private String level(int level) throws Wrong {
      if (level == LEVELS.size()) {
        return primary();
      }
      String left = level(level + 1);
      while (at < words.size() && LEVELS.get(level).contains(words.get(at))) {
        String operator = words.get(at++);
        left = apply(operator, left, level(level + 1));
      }
      return left;
    }

    private String primary() throws Wrong {
      if (at >= words.size()) {
        String before = at == 0 ? "" : words.get(at - 1);
        throw new Wrong("syntax error: missing argument after " + Quotes.curly(before));
      }
      String word = words.get(at++);
      return switch (word) {
        case "(" -> {
          String value = level(0);
          if (at >= words.size() || !words.get(at).equals(")")) {
            throw new Wrong("syntax error: expecting ')' after " + Quotes.curly(value));
          }
          at++;
          yield value;
        }
        case "length" -> String.valueOf(primary().length());
        case "index" -> {
          String text = primary();
          String letters = primary();
          int first = 0;
          for (int i = 0; i < text.length() && first == 0; i++) {
            first = letters.indexOf(text.charAt(i)) >= 0 ? i + 1 : 0;
          }
          yield String.valueOf(first);
        }
        case "substr" -> {
          String text = primary();
          int from = Math.max(1, Numbers.of(primary(), 0)) - 1;
          int length = Math.max(0, Numbers.of(primary(), 0));
          yield text.substring(
              Math.min(from, text.length()), Math.min(text.length(), from + length));
        }
        default -> word;
      };
    }

    private String apply(String operator, String left, String right) throws Wrong {
      return switch (operator) {
        case "|" -> left.isEmpty() || left.equals("0") ? right : left;
        case "&" ->
            left.isEmpty() || left.equals("0") || right.isEmpty() || right.equals("0") ? "0" : left;
        case ":" -> matched(left, right);
        case "<", "<=", "=", "==", "!=", ">=", ">" -> compared(operator, left, right) ? "1" : "0";
        default -> String.valueOf(calculated(operator, left, right));
      };
    }

    private String matched(String text, String regex) {
      boolean grouped = regex.contains("\\(");
      SafePattern pattern = SafePattern.of("^" + regex, false, false, false);
      if (!pattern.in(text, budget)) {
        return grouped ? "" : "0";
      }
      String found = pattern.found();
      return grouped
          ? pattern.replace(found, "\\1", false, budget)
          : String.valueOf(found.length());
    }

    private static boolean compared(String operator, String left, String right) {
      boolean numbers = NUMBER.matcher(left).matches() && NUMBER.matcher(right).matches();
      int order =
          numbers
              ? Long.compare(Long.parseLong(left), Long.parseLong(right))
              : left.compareTo(right);
      return switch (operator) {
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case "=", "==" -> order == 0;
        case "!=" -> order != 0;
        case ">=" -> order >= 0;
        default -> order > 0;
      };
    }

    private static long calculated(String operator, String left, String right) throws Wrong {
      if (!NUMBER.matcher(left).matches() || !NUMBER.matcher(right).matches()) {
        throw new Wrong("non-integer argument");
      }
      long a = Long.parseLong(left);
      long b = Long.parseLong(right);
      if (b == 0 && !operator.equals("+") && !operator.equals("-") && !operator.equals("*")) {
        throw new Wrong("division by zero");
      }
      return switch (operator) {
        case "+" -> a + b;
        case "-" -> a - b;
        case "*" -> a * b;
        case "/" -> a / b;
        default -> a % b;
      };
    }
  }
}

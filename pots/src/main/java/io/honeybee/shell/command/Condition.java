package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code test} tests: {@code -o} binds less than {@code -a}, {@code !} most. */
final class Condition {
  private final Invocation call;
  private final List<String> words;
  private int at;

  Condition(Invocation call, List<String> words) {
    this.call = call;
    this.words = words;
  }

  boolean holds() {
    return !words.isEmpty() && either();
  }

  private boolean either() {
    boolean value = both();
    while (take("-o") || take("||")) {
      value |= both();
    }
    return value;
  }

  private boolean both() {
    boolean value = single();
    while (take("-a") || take("&&")) {
      value &= single();
    }
    return value;
  }

  private boolean single() {
    // A loop, since a visitor may write any number of them.
    boolean negated = false;
    while (words.size() - at > 1 && take("!")) {
      negated = !negated;
    }
    return primary() != negated;
  }

  private boolean primary() {
    String first = next();
    if (at + 1 < words.size() && isBinary(words.get(at))) {
      String operator = next();
      String second = next();
      boolean pattern = call.name().equals("[[") && !operator.startsWith("-");
      return pattern ? matches(first, operator, second) : compare(first, operator, second);
    }
    if (first.length() == 2 && first.startsWith("-") && at < words.size()) {
      return file(first, next());
    }
    return !first.isEmpty();
  }

  private String next() {
    return at < words.size() ? words.get(at++) : "";
  }

  private boolean take(String word) {
    boolean there = at < words.size() && words.get(at).equals(word);
    at += there ? 1 : 0;
    return there;
  }

  private static boolean isBinary(String word) {
    return List.of("=", "==", "=~", "!=", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "<", ">")
        .contains(word);
  }

  /** Between double brackets the right side is a pattern, or a regular expression. */
  private boolean matches(String text, String operator, String pattern) {
    if (operator.equals("=~")) {
      return SafePattern.of(pattern, false, true, false).in(text, call.state().budget());
    }
    if (operator.equals("<") || operator.equals(">")) {
      return compare(text, operator, pattern);
    }
    String regex =
        pattern.replaceAll("([.+^$(){}|\\\\])", "\\\\$1").replace("*", ".*").replace("?", ".");
    boolean same =
        SafePattern.of("^" + regex + "$", false, true, false).in(text, call.state().budget());
    return same != operator.equals("!=");
  }

  private static boolean compare(String a, String operator, String b) {
    int left = Numbers.of(a.strip(), 0);
    int right = Numbers.of(b.strip(), 0);
    return switch (operator) {
      case "=", "==" -> a.equals(b);
      case "!=" -> !a.equals(b);
      case "<" -> a.compareTo(b) < 0;
      case ">" -> a.compareTo(b) > 0;
      case "-eq" -> left == right;
      case "-ne" -> left != right;
      case "-lt" -> left < right;
      case "-le" -> left <= right;
      case "-gt" -> left > right;
      default -> left >= right;
    };
  }

  private boolean file(String operator, String operand) {
    @Nullable FileNode node = call.files().lookUp(call.path(operand));
    return switch (operator) {
      case "-n" -> !operand.isEmpty();
      case "-z" -> operand.isEmpty();
      case "-t" -> !call.visitor().tty().isEmpty();
      case "-e" -> node != null;
      case "-f" -> node instanceof FileNode.RegularFile;
      case "-d" -> node instanceof FileNode.Directory;
      case "-b" -> node instanceof FileNode.Device device && device.block();
      case "-c" -> node instanceof FileNode.Device device && !device.block();
      case "-L", "-h" -> isLink(operand);
      case "-s" -> node != null && Listing.size(node) > 0;
      case "-x" ->
          node instanceof FileNode.Directory || call.files().isExecutable(call.path(operand));
      case "-r", "-w" -> node != null;
      default -> false;
    };
  }

  private boolean isLink(String operand) {
    try {
      return call.files().findLink(call.path(operand)) instanceof FileNode.Link;
    } catch (FileFault e) {
      return false;
    }
  }
}

package io.honeybee.pot.imap;

import io.honeybee.pot.TcpSession;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads commands with their strings, lists and literals (RFC 3501 section 4, non-synchronising
 * literals of RFC 7888).
 *
 * <p>Thread rule: one thread. Bounds: {@value #MAX_COMMAND_BYTES} bytes a command, of which a
 * literal is a part, {@value #MAX_TOKENS} tokens, lists {@value #MAX_DEPTH} deep.
 */
final class ImapReader {
  static final int MAX_COMMAND_BYTES = 16_384;
  private static final int MAX_TOKENS = 1_000;
  private static final int MAX_DEPTH = 8;
  private static final int MAX_TAG = 128;
  private static final String NOT_IN_TAG = "+(){%*\"\\";
  private static final String NOT_IN_ATOM = "(){\"";

  private final TcpSession session;
  private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
  private String line = "";
  private int at;
  private int tokens;
  private String tag = "*";

  ImapReader(TcpSession session) {
    this.session = session;
  }

  /** A literal that is larger than any that is taken: the client has to go. */
  static final class LiteralTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    LiteralTooLarge() {
      super("the peer announced a literal that is too large");
    }
  }

  /** The bytes of the command that was read last, literals and all. */
  byte[] raw() {
    return raw.toByteArray();
  }

  /** The next command; null at the end of the input. */
  @Nullable ImapCommand read() throws IOException, BadCommand {
    raw.reset();
    tokens = 0;
    tag = "*";
    if (!nextLine()) {
      return null;
    }
    String first = bareWord();
    if (first.isEmpty() || first.length() > MAX_TAG || !isTag(first)) {
      throw new BadCommand("*", "Invalid tag");
    }
    tag = first;
    String name = nextWord().toUpperCase(Locale.ROOT);
    if (name.isEmpty()) {
      throw new BadCommand(tag, "Missing command");
    }
    if (name.equals("UID")) {
      name = "UID " + nextWord().toUpperCase(Locale.ROOT);
    }
    return new ImapCommand(tag, name, sequence(0));
  }

  private static boolean isTag(String word) {
    return word.chars().allMatch(c -> c > ' ' && c <= '~' && NOT_IN_TAG.indexOf(c) < 0);
  }

  private boolean nextLine() throws IOException {
    byte[] bytes = session.in().line(MAX_COMMAND_BYTES);
    if (bytes == null) {
      return false;
    }
    raw.writeBytes(bytes);
    line = new String(bytes, StandardCharsets.ISO_8859_1);
    at = 0;
    return true;
  }

  private String bareWord() {
    int start = at;
    while (at < line.length() && line.charAt(at) != ' ') {
      at++;
    }
    return line.substring(start, at);
  }

  private String nextWord() {
    skipSpace();
    return bareWord();
  }

  private void skipSpace() {
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
  }

  private List<Token> sequence(int depth) throws IOException, BadCommand {
    if (depth > MAX_DEPTH) {
      throw new BadCommand(tag, "Too many '('");
    }
    List<Token> sequence = new ArrayList<>();
    skipSpace();
    while (at < line.length() && line.charAt(at) != ')') {
      if (++tokens > MAX_TOKENS) {
        throw new BadCommand(tag, "Too many arguments");
      }
      sequence.add(token(depth));
      skipSpace();
    }
    if (depth == 0 && at < line.length()) {
      throw new BadCommand(tag, "Unexpected ')'");
    }
    return sequence;
  }

  private Token token(int depth) throws IOException, BadCommand {
    return switch (line.charAt(at)) {
      case '(' -> {
        at++;
        List<Token> inside = sequence(depth + 1);
        if (at >= line.length()) {
          throw new BadCommand(tag, "Missing ')'");
        }
        at++;
        yield new Token.Group(inside);
      }
      case '"' -> new Token.Text(quoted());
      case '{' -> new Token.Text(literal());
      default -> new Token.Atom(atom());
    };
  }

  private String quoted() throws BadCommand {
    StringBuilder text = new StringBuilder();
    at++;
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '"') {
        return text.toString();
      }
      if (c == '\\' && at < line.length()) {
        c = line.charAt(at++);
      }
      text.append(c);
    }
    throw new BadCommand(tag, "Missing '\"'");
  }

  /** A literal ends its line; its bytes follow, and then the rest of the command. */
  private String literal() throws IOException, BadCommand {
    String announced = line.substring(at);
    if (!announced.matches("\\{[0-9]{1,19}\\+?\\}")) {
      throw new BadCommand(tag, "Invalid literal size");
    }
    boolean waits = !announced.endsWith("+}");
    String digits = announced.replaceAll("[{+}]", "");
    int room = MAX_COMMAND_BYTES - raw.size();
    if (digits.length() > 9 || Integer.parseInt(digits) > room) {
      throw new LiteralTooLarge();
    }
    if (waits) {
      session.send("+ OK\r\n");
    }
    byte[] bytes = session.in().exactly(Integer.parseInt(digits), MAX_COMMAND_BYTES);
    raw.write('\n');
    raw.writeBytes(bytes);
    if (raw.size() > MAX_COMMAND_BYTES) {
      throw new LiteralTooLarge();
    }
    if (!nextLine()) {
      throw new EOFException("the peer closed amid a command");
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /**
   * A word; between square brackets it may hold anything, as in {@code BODY[HEADER.FIELDS (TO)]}.
   */
  private String atom() throws BadCommand {
    int start = at;
    boolean bracketed = false;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (bracketed) {
        bracketed = c != ']';
      } else if (c == '[') {
        bracketed = true;
      } else if (c == ' ' || c == ')' || NOT_IN_ATOM.indexOf(c) >= 0) {
        break;
      }
      at++;
    }
    if (at == start || bracketed) {
      throw new BadCommand(tag, "Invalid characters in atom");
    }
    return line.substring(start, at);
  }
}

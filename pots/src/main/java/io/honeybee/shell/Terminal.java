package io.honeybee.shell;

import io.honeybee.shell.command.BrokenPipe;
import io.honeybee.shell.command.Input;
import io.honeybee.shell.command.Output;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The visitor's end: with a pseudo terminal it echoes, edits lines and turns line ends into what a
 * terminal wants; without, it passes bytes.
 *
 * <p>Thread rule: one thread. Memory: one line of at most {@link LineEditor#MAX_LINE_BYTES}.
 */
public final class Terminal {
  private static final int MAX_ALL_BYTES = 1 << 20;

  private final InputStream in;
  private final OutputStream out;
  private final OutputStream err;
  private final boolean pty;
  private final LineEditor editor;

  /**
   * @param pty whether there is a pseudo terminal
   */
  public Terminal(InputStream in, OutputStream out, OutputStream err, boolean pty) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.pty = pty;
    this.editor = new LineEditor(in, this::print);
  }

  boolean isPty() {
    return pty;
  }

  void print(String bytes) throws IOException {
    write(out, bytes);
  }

  Output out() {
    return this::print;
  }

  Output err() {
    return bytes -> write(pty ? out : err, bytes);
  }

  private void write(OutputStream to, String bytes) throws IOException {
    String sent = pty ? bytes.replace("\n", "\r\n") : bytes;
    to.write(sent.getBytes(StandardCharsets.ISO_8859_1));
    to.flush();
  }

  /**
   * Reads a line at the prompt.
   *
   * @return null at the end of the input
   * @throws LineEditor.Interrupted when the visitor pressed Ctrl-C
   */
  @Nullable String prompt(String prompt, List<String> history)
      throws IOException, LineEditor.Interrupted {
    if (!pty) {
      return plainLine();
    }
    print(prompt);
    return editor.line(history, true);
  }

  /** Writes to the visitor. */
  public void show(String bytes) throws IOException {
    print(bytes);
  }

  /**
   * Asks for a line, such as a login name.
   *
   * @param visible whether what is typed is shown
   * @return null at the end of the input or at Ctrl-C
   */
  public @Nullable String ask(String question, boolean visible) throws IOException {
    print(question);
    if (!pty) {
      return plainLine();
    }
    try {
      return editor.line(List.of(), visible);
    } catch (LineEditor.Interrupted e) {
      return null;
    }
  }

  /** What commands read: lines typed until Ctrl-D. */
  Input input() {
    return new Input() {
      @Override
      public boolean isTerminal() {
        return pty;
      }

      @Override
      public @Nullable String line(String prompt) throws IOException {
        print(pty ? prompt : "");
        return line();
      }

      @Override
      public @Nullable String line() throws IOException {
        if (!pty) {
          return plainLine();
        }
        try {
          return editor.line(List.of(), true);
        } catch (LineEditor.Interrupted e) {
          throw new BrokenPipe();
        }
      }

      @Override
      public String all() throws IOException {
        StringBuilder text = new StringBuilder();
        String line = line();
        while (line != null && text.length() < MAX_ALL_BYTES) {
          text.append(line).append('\n');
          line = line();
        }
        return text.toString();
      }
    };
  }

  private @Nullable String plainLine() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n') {
      if (line.length() < LineEditor.MAX_LINE_BYTES) {
        line.append((char) c);
      }
      c = in.read();
    }
    int length = line.length();
    return length > 0 && line.charAt(length - 1) == '\r'
        ? line.substring(0, length - 1)
        : line.toString();
  }
}

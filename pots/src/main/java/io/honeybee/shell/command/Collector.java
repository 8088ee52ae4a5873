package io.honeybee.shell.command;

/** Keeps what is written, for a pipe, a file or a substitution; ends the writer at its bound. */
public final class Collector implements Output {
  private final StringBuilder text = new StringBuilder();
  private final int maxBytes;

  public Collector(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public void write(String bytes) {
    int room = maxBytes - text.length();
    if (bytes.length() > room) {
      text.append(bytes, 0, room);
      throw new BrokenPipe();
    }
    text.append(bytes);
  }

  /** All that was written. */
  public String text() {
    return text.toString();
  }
}

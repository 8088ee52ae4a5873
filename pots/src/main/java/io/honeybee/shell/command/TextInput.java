package io.honeybee.shell.command;

import org.jspecify.annotations.Nullable;

/** Reads a text that is there already. */
final class TextInput implements Input {
  private final String text;
  private int at;

  TextInput(String text) {
    this.text = text;
  }

  @Override
  public @Nullable String line() {
    if (at >= text.length()) {
      return null;
    }
    int end = text.indexOf('\n', at);
    String line = end < 0 ? text.substring(at) : text.substring(at, end);
    at = end < 0 ? text.length() : end + 1;
    return line;
  }

  @Override
  public String all() {
    String rest = text.substring(at);
    at = text.length();
    return rest;
  }
}

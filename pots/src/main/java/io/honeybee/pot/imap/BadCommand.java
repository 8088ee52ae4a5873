package io.honeybee.pot.imap;

/** A command that cannot be read; the message is the reason that the server gives. */
final class BadCommand extends Exception {
  private static final long serialVersionUID = 1L;

  private final String tag;

  /**
   * @param tag what the reply begins with: {@code *} when the command has no tag that can be used
   */
  BadCommand(String tag, String reason) {
    super(reason);
    this.tag = tag;
  }

  String tag() {
    return tag;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}

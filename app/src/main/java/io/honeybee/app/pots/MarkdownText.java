package io.honeybee.app.pots;

/** Text for the cells of Markdown tables. */
final class MarkdownText {
  private MarkdownText() {}

  /** Without what would end the cell or begin markup. */
  static String cell(String text) {
    return text.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("*", "\\*")
        .replace("_", "\\_");
  }

  /** A name or a value as it is typed. */
  static String code(String text) {
    return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
  }
}

package io.honeybee.bench.tells;

/**
 * What one try showed.
 *
 * @param name of what was tried, unique
 * @param detail what was seen, or why it was not tried
 */
record Finding(Verdict verdict, String name, String detail) {

  /** Of one try. */
  enum Verdict {
    OK("OK"),
    GIVEN_AWAY("GIVEN AWAY"),
    KNOWN("KNOWN"),
    NOT_TRIED("NOT TRIED");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }
  }

  /** For the terminal: one line, whatever the other side said. */
  String line() {
    String shown = detail.replaceAll("[^ -~]+", " ").strip();
    return "%-10s %-44s %s".formatted(verdict.text, name, shown).stripTrailing();
  }
}

package io.honeybee.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void nothingThatMovesACursorOrEndsALineGetsThrough() {
    assertThat(Printable.escape("a\u001b[31m\r\nb\u0000\u0007\u009b\t\\"))
        .isEqualTo("a\\x1b[31m\\r\\nb\\x00\\x07\\x9b\\t\\\\");
  }

  @Test
  void bidirectionalOverridesAndLoneSurrogatesAreEscaped() {
    assertThat(Printable.escape("a\u202eb\ud83dc\u2028"))
        .isEqualTo("a\\u{202e}b\\u{d83d}c\\u{2028}");
  }

  @Test
  void ordinaryTextOfAnyLanguageStaysAsItIs() {
    assertThat(Printable.escape("nœud 东京 🐝 <b>")).isEqualTo("nœud 东京 🐝 <b>");
  }

  @Test
  void aLongTextIsCutAndSaysSo() {
    assertThat(Printable.escape("x".repeat(65_536), 10)).isEqualTo("xxxxxxxxxx…");
  }
}

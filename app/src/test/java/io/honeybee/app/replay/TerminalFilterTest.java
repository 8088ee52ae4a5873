package io.honeybee.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalFilterTest {
  private static final String ESC = "\u001b";

  private static String pass(String text) {
    return new TerminalFilter(false).pass(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[31;1m",
        "[0m",
        "[m",
        "[2J",
        "[H",
        "[10;20H",
        "[K",
        "[3A",
        "[?25l",
        "[?25h",
        "[2;5r",
        "7",
        "8",
        "M",
        "[38:5:1m"
      })
  void whatDrawsIsLetThrough(String sequence) {
    assertThat(pass("a" + ESC + sequence + "b")).isEqualTo("a" + ESC + sequence + "b");
    assertThat(new TerminalFilter(true).pass("a" + ESC + sequence + "b")).isEqualTo("ab");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[c",
        "[0c",
        "[>c",
        "[=c",
        "[5n",
        "[6n",
        "[?6n",
        "[21t",
        "[20t",
        "[8;1;1t",
        "[x",
        "[?1$p",
        "[!p",
        "[?1049h",
        "[?1000h",
        "[?2004h",
        "[4h",
        "[20h",
        "[5i",
        "[ q",
        "[99999b",
        "[>4;2m",
        "[?1m",
        "c",
        "Z",
        "=",
        ">",
        "n",
        "o",
        "(0",
        "%G",
        "#8",
        "]0;title\u0007",
        "]52;c;AAAA\u0007",
        "]8;;http://x\u001b\\",
        "]10;?\u0007",
        "Pq#0\u001b\\",
        "P$qm\u001b\\",
        "_G\u001b\\",
        "^x\u001b\\",
        "Xx\u001b\\"
      })
  void whatAnswersOrReachesBeyondTheScreenIsNot(String sequence) {
    assertThat(pass("a" + ESC + sequence + "b")).isEqualTo("ab");
  }

  @Test
  void eightBitFormsAndOtherControlsAreLeftOutToo() {
    assertThat(pass("a\u009b6nb\u009d0;t\u0007c\u0090x\u009cd")).isEqualTo("abcd");
    assertThat(pass("a\u0005\u0007\u000e\u000f\u0000\u007f\u0085b")).isEqualTo("ab");
    assertThat(pass("a\u202eb\u2066c\ufeff")).isEqualTo("abc");
    assertThat(pass("x\r\ny\tz\bé\ud83d\ude00")).isEqualTo("x\r\ny\tz\bé\ud83d\ude00");
  }

  @Test
  void aSequenceInPiecesIsOne() {
    String hostile = "a" + ESC + "]52;c;QUFB" + ESC + "\\b" + ESC + "[6nc" + ESC + "[31md";
    TerminalFilter filter = new TerminalFilter(false);
    StringBuilder shown = new StringBuilder();
    hostile.chars().forEach(c -> shown.append(filter.pass(String.valueOf((char) c))));
    assertThat(shown).hasToString("abc" + ESC + "[31md");
  }

  @Test
  void sequencesWithinSequencesDoNotComeTogether() {
    assertThat(pass(ESC + "[" + ESC + "[6n")).isEmpty();
    assertThat(pass(ESC + ESC + "[6n")).isEmpty();
    assertThat(pass(ESC + "]x" + ESC + "[6n" + ESC + "\\y")).isEqualTo("y");
    assertThat(pass(ESC + "[3\u00071m")).isEqualTo("1m");
    assertThat(pass(ESC + "[" + "1;".repeat(32_768) + "mx")).isEqualTo("x");
  }

  @Test
  void aStringWithoutEndHidesOnlySoMuch() {
    assertThat(pass(ESC + "]" + "x".repeat(70_000) + "shown")).endsWith("shown");
  }
}

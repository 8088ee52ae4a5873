package io.honeybee.app.events;

import java.util.List;
import java.util.stream.Stream;

/** What attackers type to harm those who look at it. */
final class HostileTexts {
  static final List<String> ALL =
      List.of(
          "\u001b[31mred\u001b[0m\u001b]0;title\u0007",
          "\u009b2J\u0085\u2028\u2029",
          "\u202e\u2066right to left\ufeff",
          "<script>alert(1)</script>",
          "nul\0nul",
          "say \"hi\", \"\"bye\"\"\"",
          "one\r\ntwo\nthree\rfour\t",
          "\ud800 half \udfff",
          "\ud83d\udc1d whole",
          "=cmd|'/C calc'!A0",
          "+1+1",
          "-1",
          "@SUM(A1)",
          "\uff1d1+1",
          "\t=1",
          "  =1",
          "'=already",
          "x;=1+1",
          "x;\"=1+1",
          "x; -1",
          "\\n \\x3b \\\\ \\u{202e}",
          ",,,",
          "",
          "x".repeat(64 << 10));

  private HostileTexts() {}

  static Stream<String> stream() {
    return ALL.stream();
  }
}

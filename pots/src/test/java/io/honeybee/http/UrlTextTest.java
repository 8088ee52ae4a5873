package io.honeybee.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTextTest {

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/a/./b, /a/b",
    "/a/../b/, /b/",
    "//a///b, /a/b",
    "/a/.., /",
    "/%61%2Fb, /a/b",
    "/a%20b, /a b",
  })
  void pathsAreDecodedAndWithoutDots(String raw, String path) throws Exception {
    assertThat(UrlText.path(raw)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/..", "/a/../..", "/%2e%2e/etc/passwd", "/%zz", "/%4", "/%"})
  void pathsThatLeadOutOrAreBrokenAreRefused(String raw) {
    assertThatThrownBy(() -> UrlText.path(raw)).isInstanceOf(UrlText.BadPathException.class);
  }

  @Test
  void parametersAreTheFirstOfEachName() {
    assertThat(UrlText.parameters("a=1&b=x%26y+z&a=2&c&&=e&d=%zz"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("a", "1", "b", "x&y z", "c", "", "", "", "d", "%zz"));
    assertThat(UrlText.parameters("a=1&".repeat(100_000))).hasSize(1);
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      many.append(i).append("=x&");
    }
    assertThat(UrlText.parameters(many.toString())).hasSize(200);
  }

  @Test
  void valuesOfATemplateAreNotLookedInto() {
    assertThat(Template.fill("${a} ${b} ${c", Map.of("a", "${b}", "b", "2")))
        .isEqualTo("${b} 2 ${c");
  }

  @Test
  void whatAnAttackerSentIsEscapedForEachKindOfAnswer() {
    String hostile = "<script>\"\\'\r\n\u001b[31m&";
    assertThat(Escaping.HTML.escape(hostile))
        .isEqualTo("&lt;script&gt;&quot;\\&#039;?\n?[31m&amp;");
    assertThat(Escaping.JSON.escape(hostile))
        .isEqualTo("<script>\\\"\\\\'\\u000d\\u000a\\u001b[31m&");
    assertThat(Escaping.URL.escape(hostile)).isEqualTo("%3Cscript%3E%22%5C'%0D%0A%1B[31m&");
  }
}

package io.honeybee.manager.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
  @Test
  void textIsNeverMarkupWhereverItIsPut() {
    String hostile = "<script>alert(1)</script>\"'&\u001b[2J\u202e\u0000";
    assertThat(Html.of("p", hostile, List.of(hostile)).attr("title", hostile).toString())
        .doesNotContain("<script", "\u001b", "\u202e", "\u0000")
        .contains("&lt;script&gt;")
        .contains("title=\"&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\\u{1b}[2J");
  }

  @Property(tries = 200)
  void noTextAddsAnElementOrEndsAnAttribute(@ForAll String text) {
    String shown = Html.of("p", text).attr("title", text).toString();
    assertThat(shown.chars().filter(c -> c == '<').count()).isEqualTo(2);
    assertThat(shown.chars().filter(c -> c == '"').count()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"onclick", "style", "srcdoc", "A", "a b", "a=b", "", "onerror"})
  void attributesThatRunCodeAreRefused(String name) {
    assertThatThrownBy(() -> Html.of("p").attr(name, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript:alert(1)", "https://example.com", "//example.com", "/\\x", "data:x"})
  void addressesLeadToThisManagerOnly(String address) {
    assertThatThrownBy(() -> Html.of("a").attr("href", address))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void scriptsHaveNoContent() {
    assertThatThrownBy(() -> Html.of("script", "alert(1)"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Html.of("style", "*{}")).isInstanceOf(IllegalArgumentException.class);
  }
}

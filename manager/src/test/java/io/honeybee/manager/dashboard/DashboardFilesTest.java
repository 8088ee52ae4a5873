package io.honeybee.manager.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page's files may not hold, so that nothing an attacker sent can run. */
class DashboardFilesTest {

  @ParameterizedTest
  @ValueSource(strings = {"live.js", "text.js", "stream.js", "theme.js"})
  void scriptsPutTextInAsTextOnly(String file) throws IOException {
    assertThat(read(file))
        .doesNotContainPattern(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|new Function"
                + "|createContextualFragment|DOMParser|\\.srcdoc|\\.style\\b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"live.js", "text.js", "stream.js", "theme.js", "app.css", "icon.svg"})
  void nothingComesFromAnotherHost(String file) throws IOException {
    assertThat(read(file).replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http://", "https://", "//cdn", "@import", "url(");
  }

  private static String read(String file) throws IOException {
    try (InputStream in = DashboardFilesTest.class.getResourceAsStream("/dashboard/" + file)) {
      assertThat(in).as(file).isNotNull();
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

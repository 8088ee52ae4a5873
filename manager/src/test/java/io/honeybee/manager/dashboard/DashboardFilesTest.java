package io.honeybee.manager.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page's files may not hold, so that nothing an attacker sent can run. */
class DashboardFilesTest {
  private static final Pattern HREF = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

  @ParameterizedTest
  @ValueSource(strings = {"app.js", "text.js", "stream.js"})
  void scriptsPutTextInAsTextOnly(String file) throws IOException {
    assertThat(read(file))
        .doesNotContainPattern(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|new Function"
                + "|createContextualFragment|DOMParser|\\.srcdoc|\\.style\\b");
  }

  @Test
  void pageHasNoCodeOrStyleOfItsOwn() throws IOException {
    String page = read("index.html");
    assertThat(page).doesNotContain("<style", " style=", "javascript:");
    assertThat(page)
        .doesNotContainPattern("<script(?![^>]*src=)")
        .doesNotContainPattern(" on[a-z]+=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"index.html", "app.js", "text.js", "stream.js", "app.css", "icon.svg"})
  void nothingComesFromAnotherHost(String file) throws IOException {
    assertThat(read(file).replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http://", "https://", "//cdn", "@import", "url(");
  }

  @Test
  void everyFileThatThePageNamesIsThere() throws IOException {
    Matcher names = HREF.matcher(read("index.html"));
    List<String> paths = names.results().map(found -> found.group(1)).toList();
    assertThat(paths).contains("/assets/app.js", "/assets/app.css");
    for (String path : paths) {
      if (path.startsWith("/assets/")) {
        assertThat(read(path.substring("/assets/".length()))).isNotEmpty();
      } else {
        assertThat(path).startsWith("#");
      }
    }
  }

  private static String read(String file) throws IOException {
    try (InputStream in = DashboardFilesTest.class.getResourceAsStream("/dashboard/" + file)) {
      assertThat(in).as(file).isNotNull();
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

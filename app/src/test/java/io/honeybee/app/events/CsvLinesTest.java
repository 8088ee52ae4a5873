package io.honeybee.app.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** What a spreadsheet gets of an event. */
class CsvLinesTest {
  private static final int USERNAME = 8;
  private static final int DATA = 12;

  @Test
  void anEventIsOneLineUnderTheHeadings() {
    ObjectNode data = TestEvents.data();
    data.put("src_ip", "203.0.113.7").put("src_port", 40_001).put("dst_port", 22);
    data.put("username", "root").put("password", "a,b").put("input", "id").put("session", "s1");
    List<List<String>> lines =
        Rfc4180.read(CsvLines.HEAD + CsvLines.line(TestEvents.of("ssh.login.failed", data)));
    assertThat(lines)
        .containsExactly(
            List.of(
                "timestamp,node_id,pot_id,pot_type,event_type,src_ip,src_port,dst_port,username,password,input,session,data"
                    .split(",")),
            List.of(
                "2026-01-15T10:30:00.123Z",
                "18446744073709551615",
                "ssh-1",
                "ssh",
                "ssh.login.failed",
                "203.0.113.7",
                "40001",
                "22",
                "root",
                "a,b",
                "id",
                "s1",
                data.toString()));
  }

  @ParameterizedTest
  @MethodSource("io.honeybee.app.events.HostileTexts#stream")
  void hostileTextsStayInTheirCellsAndCanBeHadBack(String hostile) {
    // The manager lets half a surrogate pair into a value, but into no name.
    String name = new String(hostile.getBytes(UTF_8), UTF_8);
    ObjectNode data = TestEvents.data().put("username", hostile).put(name, hostile);

    String line = CsvLines.line(TestEvents.of(hostile, data));

    assertThat(line.codePoints().filter(c -> c < ' ' || (c >= 0x7f && c < 0xa0)))
        .as("control characters but the line's own end")
        .containsExactly((int) '\r', (int) '\n');
    assertThat(line).doesNotContain("\u202e", "\u2066", "\u2028", "\ufeff");
    List<String> cells = Rfc4180.read(line).getFirst();
    assertThat(cells).hasSize(13);
    assertThat(cells)
        .as("no spreadsheet sees a formula, wherever it cuts")
        .allSatisfy(
            cell -> {
              for (String piece : cell.split(";", -1)) {
                assertThat(piece.strip()).doesNotMatch("(?s)\"*\\s*[=+\\-@\uff1d].*");
              }
            });
    assertThat(Rfc4180.original(cells.get(USERNAME))).isEqualTo(hostile);
    assertThat(Rfc4180.original(cells.get(4))).isEqualTo(hostile);
    assertThat(EventPages.JSON.readTree(cells.get(DATA))).isEqualTo(data);
  }

  @Test
  void valuesThatAreNoTextsAreWrittenAsTheyCame() {
    ObjectNode data = TestEvents.data();
    data.putArray("username").add("a").add(1);
    data.put("password", true).putNull("input").put("src_host", "192.0.2.1");
    List<String> cells = Rfc4180.read(CsvLines.line(TestEvents.of("x", data))).getFirst();
    assertThat(cells.subList(5, 12))
        .containsExactly("192.0.2.1", "", "", "[\"a\",1]", "true", "", "");
  }
}

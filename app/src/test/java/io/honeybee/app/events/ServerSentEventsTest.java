package io.honeybee.app.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.app.events.ServerSentEvents.Sent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerSentEventsTest {
  private static List<Sent> read(String text, int max) throws IOException {
    ServerSentEvents stream =
        new ServerSentEvents(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), max);
    List<Sent> all = new ArrayList<>();
    for (Optional<Sent> sent = stream.next(); sent.isPresent(); sent = stream.next()) {
      all.add(sent.get());
    }
    return all;
  }

  @Test
  void eventsHaveTheLastIdAndAllTheirLines() throws IOException {
    assertThat(
            read(
                """
                retry: 2000

                id: 7
                data: {"a":1}

                :

                data:x
                data
                data:  y

                event: z

                id
                data: \u00e4

                """,
                100))
        .containsExactly(
            new Sent("7", "{\"a\":1}"), new Sent("7", "x\n\n y"), new Sent("", "\u00e4"));
  }

  @Test
  void linesEndInAnyOfThreeWays() throws IOException {
    assertThat(read("id: 1\r\ndata: a\r\n\r\nid: 2\rdata: b\r\rid: 3\ndata: c\n\n", 100))
        .containsExactly(new Sent("1", "a"), new Sent("2", "b"), new Sent("3", "c"));
  }

  @Test
  void halfAnEventAtTheEndDoesNotCount() throws IOException {
    assertThat(read("id: 1\ndata: a\n\nid: 2\ndata: b\n", 100)).containsExactly(new Sent("1", "a"));
  }

  @Test
  void anEventWithoutEndIsNotGathered() {
    assertThatThrownBy(() -> read("data: " + "x".repeat(200), 100))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("larger than 100 bytes");
    assertThatThrownBy(() -> read("data: xxxxxxxxxxxxxxxxxxxx\n".repeat(10), 100))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("larger than 100 bytes");
  }
}

package io.honeybee.personality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RepliesTest {
  private final Replies replies = Replies.of(RepliesTest.class, "sample", Map.of("host", "mail1"));

  @Test
  void factsAndArgumentsStandInTheTextAndLinesEndAsOnTheWire() {
    assertThat(replies.to("greeting")).isEqualTo("220 mail1 ready\r\n");
    assertThat(replies.to("two", "x", "y")).isEqualTo("250-x\r\n250 y x\r\n");
  }

  @Test
  void whatAnAttackerSentIsNeverReadAsAPlaceForMore() {
    assertThat(replies.to("two", "{1}", "{0}")).isEqualTo("250-{1}\r\n250 {0} {1}\r\n");
  }

  @Test
  void whatAnAttackerSentStaysInItsLine() {
    assertThat(replies.to("two", "a\r\n221 bye\u001b[0m\u00ff", "y".repeat(70_000)))
        .startsWith("250-a??221 bye?[0m?\r\n250 y")
        .hasSizeLessThan(600);
  }

  @Test
  void aProductWithoutWordsIsAFaultOfTheProgram() {
    assertThatThrownBy(() -> replies.to("nothing")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Replies.of(RepliesTest.class, "absent", Map.of()))
        .hasMessageContaining("absent.properties");
  }
}

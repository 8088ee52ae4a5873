package io.honeybee.node.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.runtime.text.LogLines;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ComplaintsTest {
  private Instant now = Instant.parse("2026-01-15T10:30:00Z");

  @Test
  void fiveAreSaidInTenSecondsAndTheRestIsCounted() {
    Complaints complaints = new Complaints(() -> now);
    try (LogLines log = LogLines.of(Complaints.class)) {
      for (int i = 1; i <= 8; i++) {
        complaints.warn("w" + i);
      }
      assertThat(log.lines())
          .containsExactly("WARN w1", "WARN w2", "WARN w3", "WARN w4", "WARN w5");
      now = now.plusSeconds(10);
      complaints.warn("w9");
      complaints.warn("w10");
      assertThat(log.lines().subList(5, 7))
          .containsExactly("WARN w9 (3 more such warnings were left out before)", "WARN w10");
    }
  }

  @Test
  void aClockThatIsPutBackSilencesNobody() {
    Complaints complaints = new Complaints(() -> now);
    try (LogLines log = LogLines.of(Complaints.class)) {
      for (int i = 1; i <= 5; i++) {
        complaints.warn("w" + i);
      }
      now = now.minusSeconds(3_600);
      complaints.warn("w6");
      assertThat(log.lines()).hasSize(6).endsWith("WARN w6");
    }
  }
}

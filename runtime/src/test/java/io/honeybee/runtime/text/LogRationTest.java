package io.honeybee.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LogRationTest {
  private Instant now = Instant.parse("2026-01-15T10:30:00Z");
  private final List<String> log = new ArrayList<>();
  private final LogRation ration = new LogRation(5, Duration.ofSeconds(10), () -> now);

  @Test
  void fiveAreSaidInTenSecondsAndTheRestIsCounted() {
    sayAll(1, 8);
    assertThat(log).containsExactly("w1", "w2", "w3", "w4", "w5");
    now = now.plusMillis(9_999);
    sayAll(9, 9);
    assertThat(log).hasSize(5);
    now = now.plusMillis(1);
    sayAll(10, 11);
    assertThat(log.subList(5, 7))
        .containsExactly("w10 (4 more lines like this were left out before)", "w11");
  }

  @Test
  void aClockThatIsPutBackSilencesNobody() {
    sayAll(1, 5);
    now = now.minusSeconds(3_600);
    sayAll(6, 6);
    assertThat(log).hasSize(6).endsWith("w6");
  }

  @Test
  void noMoreThanTheRationIsSaidByManyThreads() {
    LogRation shared = new LogRation(20, Duration.ofMinutes(1), () -> now);
    AtomicInteger said = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        threads.execute(() -> shared.log(_ -> said.incrementAndGet()));
      }
    }
    assertThat(said).hasValue(20);
    now = now.plusSeconds(60);
    shared.log(remark -> log.add(remark));
    assertThat(log).containsExactly(" (180 more lines like this were left out before)");
  }

  private void sayAll(int first, int last) {
    for (int i = first; i <= last; i++) {
      String words = "w" + i;
      ration.log(remark -> log.add(words + remark));
    }
  }
}

package io.honeybee.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventWindowTest {
  private static final int SIZE = 100;

  private final AtomicLong now = new AtomicLong();
  private final EventWindow window = new EventWindow(2_000, 1 << 20, now::get);
  private long entered;
  private CompletableFuture<Boolean> waiting = CompletableFuture.completedFuture(true);

  @AfterEach
  void close() {
    window.close();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  /** Enters one event after the other, up to the first that has to wait. */
  private long enterAll() throws Exception {
    long before = entered;
    while (waiting.get(1, TimeUnit.SECONDS)) {
      long seq = entered + 1;
      waiting = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> complete(waiting, seq));
      try {
        boolean _ = waiting.get(100, TimeUnit.MILLISECONDS);
        entered = seq;
      } catch (TimeoutException e) {
        break;
      }
    }
    return entered - before;
  }

  private void complete(CompletableFuture<Boolean> result, long seq) {
    try {
      result.complete(window.enter(seq, SIZE));
    } catch (InterruptedException e) {
      result.completeExceptionally(e);
    }
  }

  /** Acknowledges all, so that the event that waited gets in too. */
  private void acknowledgeAll() throws ExecutionException, InterruptedException {
    window.acknowledge(entered);
    entered++;
    assertThat(waiting.get()).isTrue();
  }

  @Test
  void acknowledgementsThatComeSoonLetItGrowToItsLimit() throws Exception {
    assertThat(enterAll()).isEqualTo(128);
    acknowledgeAll();
    assertThat(enterAll()).isEqualTo(2 * 128 - 1);
    for (int i = 0; i < 4; i++) {
      acknowledgeAll();
      enterAll();
    }
    acknowledgeAll();
    assertThat(enterAll()).isEqualTo(2_000 - 1);
  }

  @Test
  void lateAcknowledgementsHalveItOnceForEachTimeAround() throws Exception {
    enterAll();
    pass(Duration.ofSeconds(3));
    acknowledgeAll();
    assertThat(enterAll()).isEqualTo(64 - 1);
    for (int i = 0; i < 5; i++) {
      pass(Duration.ofSeconds(3));
      acknowledgeAll();
      enterAll();
    }
    pass(Duration.ofSeconds(3));
    acknowledgeAll();
    assertThat(enterAll()).as("the least").isEqualTo(16 - 1);
  }

  @Test
  void whatIsAcknowledgedAlreadyTakesNoRoomAndWaitsForNobody() throws Exception {
    assertThat(window.enter(1, SIZE)).isTrue();
    window.acknowledge(1);
    assertThat(window.enter(1, SIZE)).isTrue();
    pass(Duration.ofMinutes(5));
    assertThat(window.stalled()).isZero();
    assertThat(window.enter(2, SIZE)).isTrue();
    pass(Duration.ofMinutes(5));
    assertThat(window.stalled()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void anEventLargerThanTheWindowHasItForItself() throws Exception {
    assertThat(window.enter(1, 5 << 20)).isTrue();
    assertThat(enterAllAfter(1)).isZero();
    window.acknowledge(1);
    assertThat(waiting.get(1, TimeUnit.SECONDS)).isTrue();
  }

  private long enterAllAfter(long seq) throws Exception {
    entered = seq;
    return enterAll();
  }
}

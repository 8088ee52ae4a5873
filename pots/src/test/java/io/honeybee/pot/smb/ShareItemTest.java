package io.honeybee.pot.smb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is kept of files, and what it costs. */
class ShareItemTest {
  private static final Instant NOW = Instant.EPOCH;

  private static ShareItem file(String content) {
    return ShareItem.file("a", NOW, content.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  @Test
  void aFileThatManySessionsShareIsNeverWrittenTo() {
    byte[] shared = {1, 2, 3};
    ShareItem item = ShareItem.file("a", NOW, shared);
    item.write(1, new byte[] {9}, NOW, new AtomicLong(Limits.KEPT_BYTES));
    assertThat(item.read(0, 10)).containsExactly(1, 9, 3);
    assertThat(shared).containsExactly(1, 2, 3);
  }

  @Test
  void noMoreIsKeptThanTheBudgetOfAllSessionsAllows() {
    AtomicLong budget = new AtomicLong(100_000);
    ShareItem one = file("");
    long taken = 0;
    for (int i = 0; i < 100; i++) {
      taken += one.write(i * 1000L, bytes(1000), NOW, budget);
    }
    assertThat(budget.get()).isNotNegative().isEqualTo(100_000 - taken);
    assertThat(one.size()).isEqualTo(100_000);
    assertThat(one.read(0, 1000)).isEqualTo(bytes(1000));
    assertThat(one.whole()).isEmpty();
  }

  @Test
  void farOffsetsAndHugeSizesCostNothing() {
    AtomicLong budget = new AtomicLong(Limits.KEPT_BYTES);
    ShareItem item = file("abc");
    assertThat(item.write(1L << 39, bytes(10), NOW, budget)).isZero();
    item.resize(1L << 62, NOW);
    assertThat(item.size()).isEqualTo(1L << 62);
    assertThat(item.read(0, 100)).hasSize(3);
    assertThat(item.read(1000, 100)).isEmpty();
    assertThat(budget).hasValue(Limits.KEPT_BYTES);
  }

  @Test
  void aFileWrittenOutOfOrderIsWholeOnceItsHolesAreFilled() {
    AtomicLong budget = new AtomicLong(Limits.KEPT_BYTES);
    ShareItem item = file("");
    item.resize(20, NOW);
    assertThat(item.whole()).isEmpty();
    item.write(0, bytes(10), NOW, budget);
    item.write(10, bytes(10), NOW, budget);
    item.write(5, new byte[] {7}, NOW, budget);
    assertThat(item.whole())
        .hasValueSatisfying(
            all -> assertThat(all).hasSize(20).contains(7, org.assertj.core.data.Index.atIndex(5)));
  }
}

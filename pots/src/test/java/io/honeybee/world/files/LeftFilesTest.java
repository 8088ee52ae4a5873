package io.honeybee.world.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one session leaves for the next, and what not. */
class LeftFilesTest {
  private static final Image IMAGE = DebianImage.build(PotFixture.WORLD);
  private static final long POT_BYTES = 64L << 20;

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final LeftFiles left = new LeftFiles(() -> now);
  private final WriteBudget budget = new WriteBudget(POT_BYTES);

  private SessionFiles visit(String source) {
    SessionFiles files = new SessionFiles(IMAGE, () -> now, budget, 0);
    files.continueFor(source, left);
    return files;
  }

  private void leave(String source, String path, int bytes) throws FileFault {
    try (SessionFiles files = visit(source)) {
      files.write(path, "x".repeat(bytes));
    }
  }

  private boolean finds(String source, String path) {
    try (SessionFiles files = visit(source)) {
      return files.lookUp(path) != null;
    }
  }

  @Test
  void theNextSessionOfTheSameSourceFindsWhatWasLeftAndNobodyElseDoes() throws Exception {
    leave("192.0.2.1", "/tmp/a", 10);
    leave("192.0.2.1", "/tmp/b", 10);

    assertThat(finds("192.0.2.1", "/tmp/a")).isTrue();
    assertThat(finds("192.0.2.1", "/tmp/b")).isTrue();
    assertThat(finds("192.0.2.2", "/tmp/a")).isFalse();
  }

  @Test
  void aSessionThatOnlyLooksDoesNotTakeBackWhatAnotherLeftMeanwhile() throws Exception {
    try (SessionFiles looking = visit("192.0.2.1")) {
      leave("192.0.2.1", "/tmp/a", 10);
      assertThat(looking.lookUp("/tmp/a")).isNull();
    }

    assertThat(finds("192.0.2.1", "/tmp/a")).isTrue();
  }

  @Test
  void whatWasLeftGoesAfterAnHour() throws Exception {
    leave("192.0.2.1", "/tmp/a", 10);
    now = now.plus(Duration.ofMinutes(59));
    assertThat(finds("192.0.2.1", "/tmp/a")).isTrue();
    now = now.plus(Duration.ofMinutes(2));

    assertThat(finds("192.0.2.1", "/tmp/a")).isFalse();
  }

  @Test
  void ofManySourcesThoseThatLeftLastAreRemembered() throws Exception {
    for (int i = 0; i <= LeftFiles.MAX_SOURCES; i++) {
      leave("source " + i, "/tmp/a", 10);
    }

    assertThat(finds("source 0", "/tmp/a")).isFalse();
    assertThat(finds("source 1", "/tmp/a")).isTrue();
  }

  @Test
  void whoLeavesMuchIsForgottenAndAllTogetherStayWithinTheirBytes() throws Exception {
    int much = (int) LeftFiles.MAX_SOURCE_BYTES;
    leave("greedy", "/tmp/a", 10);
    leave("greedy", "/tmp/b", much);
    assertThat(finds("greedy", "/tmp/a")).isFalse();

    int sources = (int) (LeftFiles.MAX_BYTES / LeftFiles.MAX_SOURCE_BYTES) + 3;
    for (int i = 0; i < sources; i++) {
      leave("source " + i, "/tmp/a", much - 10_000);
    }
    assertThat(IntStream.range(0, sources).filter(i -> finds("source " + i, "/tmp/a")).count())
        .isEqualTo(LeftFiles.MAX_BYTES / LeftFiles.MAX_SOURCE_BYTES);
  }

  @Test
  void sessionsGiveBackWhatTheyTookOfThePotsBytes() throws Exception {
    for (int i = 0; i < 200; i++) {
      leave("192.0.2.1", "/tmp/a", 1 << 20);
    }

    assertThat(budget.tryTake(POT_BYTES)).isTrue();
  }

  @Test
  void aFullPotGivesTheMachineAsItWasAtFirst() throws Exception {
    leave("192.0.2.1", "/tmp/a", 10);
    assertThat(budget.tryTake(POT_BYTES)).isTrue();

    assertThat(finds("192.0.2.1", "/tmp/a")).isFalse();
    assertThat(finds("192.0.2.1", "/etc/passwd")).isTrue();
  }
}

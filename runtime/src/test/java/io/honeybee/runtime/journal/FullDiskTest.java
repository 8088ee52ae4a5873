package io.honeybee.runtime.journal;

import static io.honeybee.runtime.journal.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A file system without room: a real one of one MiB where the test may mount it (that takes root),
 * else a stand-in that fails in the same way.
 */
class FullDiskTest {
  private static final String TEXT = "x".repeat(1000);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void recordsAreHeldWhileTheDiskIsFullAndStoredWhenThereIsRoomWithoutARestart(
      boolean real, @TempDir Path temporary) throws Exception {
    Path mountPoint = Files.createDirectory(temporary.resolve("small"));
    boolean mounted =
        real && run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", mountPoint.toString());
    JournalFixture it = new JournalFixture(mountPoint.resolve("journal"));
    it.maxBytes = 16 << 20;
    try {
      it.open();
      storeUntilFull(it, mounted);
      long stored = it.journal.figures().stored();
      assertThat(it.append(TEXT)).isEqualTo(Appended.HELD);
      assertThat(it.records(0).size()).isEqualTo(it.journal.figures().appended());
      if (!mounted) {
        it.files.failAll(false);
      }

      // The manager took some, and with them their segments go.
      it.journal.acknowledge(stored / 2);
      eventually("recovered", () -> it.journal.figures().pending() == 0);
      it.store(TEXT, TEXT);
      long acknowledged = it.journal.acknowledged();
      long appended = it.journal.figures().appended();
      it.reopen();
      List<JournalRecord> records = it.records(acknowledged);
      assertThat(records).hasSize((int) (appended - acknowledged));
      assertThat(records.getLast().seq()).isEqualTo(appended);
      assertThat(it.journal.figures().lost().values()).containsOnly(0L);
    } finally {
      it.close();
      if (mounted) {
        // Also when a file was left open, which is a fault that the test then shows.
        assertThat(
                run("umount", mountPoint.toString()) || !run("umount", "-l", mountPoint.toString()))
            .as("no file left open")
            .isTrue();
      }
    }
  }

  private static void storeUntilFull(JournalFixture it, boolean mounted) throws IOException {
    for (int i = 0; i < 2000; i++) {
      if (it.append(TEXT) == Appended.HELD) {
        break;
      }
      if (!mounted && i == 100) {
        it.files.failAll(true);
      }
    }
    if (mounted) {
      fill(it.directory.resolveSibling("filler"));
    }
    assertThat(it.journal.figures().held()).isPositive();
  }

  /** Takes what the journal left over. */
  private static void fill(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (true) {
        channel.write(ByteBuffer.allocate(512));
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("space");
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}

package io.honeybee.manager.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.manager.database.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the process for real, with SIGKILL. */
@Timeout(120)
class KilledStoreTest {
  private static final Pattern WHOLE_LINE = Pattern.compile("\\d{9}");
  private static final int KILLS = 3;
  private static final int NUMBERS_A_ROUND = 1_000_000;

  @TempDir Path directory;

  @Test
  void everyAcknowledgedEventIsThereOnceAfterKills() throws Exception {
    Path file = directory.resolve("store.db");
    Set<String> acknowledged = new HashSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged.addAll(runAndKill(file, kill * NUMBERS_A_ROUND, 1_500 + kill * 700));
    }
    assertThat(acknowledged).hasSizeGreaterThan(KILLS * 1_500);
    try (Database database = Database.open(file)) {
      List<String> stored =
          database.<List<String>, RuntimeException>read(
              handle ->
                  handle.createQuery("SELECT event_id FROM events").mapTo(String.class).list());
      assertThat(stored).doesNotHaveDuplicates();
      assertThat(new HashSet<>(stored).containsAll(acknowledged)).isTrue();
    }
  }

  /** The ids of those that were acknowledged, which are at least so many. */
  private static Set<String> runAndKill(Path file, int firstNumber, int killAfter)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledStore.class.getName(),
                file.toString(),
                Integer.toString(firstNumber))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Set<String> acknowledged = new HashSet<>();
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (WHOLE_LINE.matcher(line).matches()) {
          acknowledged.add("e" + line);
        }
        if (acknowledged.size() == killAfter) {
          // Process.destroyForcibly would close the pipe, and what is in it still counts.
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return acknowledged;
  }
}

package io.honeybee.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.runtime.files.FolderLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingStoreTest {
  private static final TerminalHeader HEADER =
      new TerminalHeader(120, 40, true, "xterm", "ssh 0123", Optional.empty());

  @TempDir private Path dir;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final InstantSource clock = () -> now;

  private RecordingStore store(long maxSessionBytes, long maxBytes) {
    FolderLimits limits = new FolderLimits(maxBytes, 100, Duration.ofDays(1));
    return new RecordingStore(
        dir.resolve("recordings"), new RecordingSettings(true, maxSessionBytes, limits), clock);
  }

  private static void show(Recording recording, byte[] bytes) {
    recording.output(bytes, 0, bytes.length);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(dir.resolve("recordings"))) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aSessionBecomesAnAsciicast() throws Exception {
    Recording recording = store(10_000, 100_000).begin("0123-1", HEADER);
    show(recording, "root@web:~# ".getBytes(UTF_8));
    now = now.plusMillis(1_500);
    byte[] typed = {'i', 'd', '\r'};
    recording.input(typed, 0, 3);
    now = now.plusMillis(500);
    Recorded recorded = recording.finish().orElseThrow();
    assertThat(recording.finish()).isEmpty();
    Path file = dir.resolve(recorded.ttylog());
    assertThat(file)
        .hasContent(
            """
            {"version":2,"width":120,"height":40,"timestamp":1772366400,"title":"ssh 0123","env":{"TERM":"xterm"}}
            [0.000000, "o", "root@web:~# "]
            [1.500000, "i", "id\\r"]
            """);
    assertThat(recorded.ttylog()).isEqualTo("recordings/20260301T120000Z-0123-1.cast");
    assertThat(recorded.size()).isEqualTo(Files.size(file));
    assertThat(recorded.durationMillis()).isEqualTo(2_000);
    assertThat(recorded.sha256())
        .isEqualTo(
            HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void hostileTextStaysWithinItsJsonString() throws Exception {
    TerminalHeader hostile =
        new TerminalHeader(
            -1, 1 << 30, true, "\u001b]0;x\u0007\"", "\n<script>", Optional.of("\u2028\\\u0000"));
    Recording recording = store(10_000, 100_000).begin("a", hostile);
    show(recording, new byte[] {0x1b, '[', '3', '1', 'm', 0, (byte) 0xff, '"', '\\', 0x7f});
    String file = Files.readString(dir.resolve(recording.finish().orElseThrow().ttylog()));
    assertThat(file)
        .isEqualTo(
            """
            {"version":2,"width":80,"height":24,"timestamp":1772366400,"title":"\\n<script>",\
            "command":"\\u2028\\\\\\u0000","env":{"TERM":"\\u001b]0;x\\u0007\\""}}
            [0.000000, "o", "\\u001b[31m\\u0000\\ufffd\\"\\\\\\u007f"]
            """);
  }

  @Test
  void aCharacterInTwoWritesStaysOneCharacter() throws Exception {
    Recording recording = store(10_000, 100_000).begin("a", HEADER);
    byte[] smile = "\ud83d\ude00é".getBytes(UTF_8);
    for (byte b : smile) {
      show(recording, new byte[] {b});
    }
    String file = Files.readString(dir.resolve(recording.finish().orElseThrow().ttylog()));
    assertThat(file).contains("\"\\ud83d\\ude00\\u00e9\"").doesNotContain("fffd");
  }

  @Test
  void aLongSessionIsCutAtAWholeLine() throws Exception {
    Recording recording = store(5_000, 100_000).begin("a", HEADER);
    for (int i = 0; i < 50; i++) {
      show(recording, "x".repeat(400).getBytes(UTF_8));
    }
    show(recording, "y".repeat(64 << 10).getBytes(UTF_8));
    Recorded recorded = recording.finish().orElseThrow();
    assertThat(recorded.cut()).isTrue();
    assertThat(recorded.size()).isLessThanOrEqualTo(5_000);
    String file = Files.readString(dir.resolve(recorded.ttylog()));
    assertThat(file).endsWith("x\"]\n").hasSize((int) recorded.size());
  }

  @Test
  void theOldestRecordingsGo() throws Exception {
    RecordingStore store = store(5_000, 12_000);
    for (int i = 0; i < 4; i++) {
      Recording recording = store.begin("session-" + i, HEADER);
      show(recording, "x".repeat(4_000).getBytes(UTF_8));
      assertThat(recording.finish()).isPresent();
      now = now.plusSeconds(1);
    }
    assertThat(names())
        .containsExactly("20260301T120002Z-session-2.cast", "20260301T120003Z-session-3.cast");
    now = now.plus(Duration.ofDays(2));
    store.prune();
    assertThat(names()).isEmpty();
    assertThat(store.counters())
        .containsEntry("recordings_kept", 4L)
        .containsEntry("recordings_removed", 4L)
        .containsEntry("recordings_bytes", 0L)
        .doesNotContainKey("recordings_lost_oversized");
  }

  @Test
  void aDiskThatTakesNothingHurtsNobody() throws Exception {
    Files.writeString(dir.resolve("recordings"), "a file where the folder should be");
    RecordingStore store = store(50_000, 100_000);
    Recording recording = store.begin("a", HEADER);
    show(recording, "x".repeat(20_000).getBytes(UTF_8));
    assertThat(recording.finish()).isEmpty();
    assertThat(store.counters()).containsEntry("recordings_lost_disk", 1L);
  }

  @Test
  void nothingIsWrittenWhenRecordingIsOff() {
    RecordingStore off =
        new RecordingStore(
            dir.resolve("recordings"),
            new RecordingSettings(false, 10_000, RecordingSettings.DEFAULT.folder()),
            clock);
    Recording recording = off.begin("a", HEADER);
    show(recording, new byte[10_000]);
    assertThat(recording.finish()).isEmpty();
    assertThat(dir.resolve("recordings")).doesNotExist();
  }
}

package io.honeybee.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.runtime.files.FolderLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureStoreTest {
  private static final String SHA_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path dir;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final InstantSource clock = () -> now;

  private Path folder() {
    return dir.resolve("captures");
  }

  private CaptureStore store(long maxFileBytes, long maxBytes, int maxFiles) {
    FolderLimits limits = new FolderLimits(maxBytes, maxFiles, Duration.ofDays(1));
    return new CaptureStore(folder(), new CaptureSettings(maxFileBytes, limits), clock);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private static byte[] bytes(int seed, int count) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  void aFileIsKeptReadOnlyUnderItsHash() throws Exception {
    CaptureStore store = store(100, 1_000, 10);
    Captured captured;
    try (Capture capture = store.begin()) {
      capture.write('a');
      capture.write("bc".getBytes(UTF_8));
      captured = capture.finish();
      assertThat(capture.finish()).isSameAs(captured);
    }
    assertThat(captured.sha256()).isEqualTo(SHA_OF_ABC);
    assertThat(captured.size()).isEqualTo(3);
    assertThat(captured.outfile()).contains("captures/" + SHA_OF_ABC);
    assertThat(captured.trouble()).isEmpty();
    Path kept = folder().resolve(SHA_OF_ABC);
    assertThat(kept).hasContent("abc");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
        .isEqualTo("r--------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
        .isEqualTo("rwx------");
  }

  @Test
  void contentSeenBeforeIsNotStoredTwiceAndCountsAsSeenNow() throws Exception {
    CaptureStore store = store(100, 1_000, 2);
    store.keep(bytes(1, 10));
    store.keep(bytes(2, 10));
    assertThat(store.keep(bytes(1, 10)).outfile()).isPresent();
    assertThat(names()).hasSize(2);
    assertThat(store.counters())
        .containsEntry("captures_kept", 2L)
        .containsEntry("captures_seen_again", 1L);
    String first = store.keep(bytes(1, 10)).sha256();
    store.keep(bytes(3, 10));
    assertThat(names()).hasSize(2).contains(first);
  }

  @Test
  void theOldestGoWhenBytesOrFilesAreTooMany() throws Exception {
    CaptureStore store = store(100, 250, 10);
    List<String> hashes = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      hashes.add(store.keep(bytes(i, 100)).sha256());
      now = now.plusSeconds(1);
    }
    assertThat(names()).containsExactlyInAnyOrderElementsOf(hashes.subList(3, 5));
    assertThat(store.counters())
        .containsEntry("captures_kept", 5L)
        .containsEntry("captures_removed", 3L)
        .containsEntry("captures_removed_bytes", 300L)
        .containsEntry("captures_files", 2L)
        .containsEntry("captures_bytes", 200L);
  }

  @Test
  void oldFilesGoAndANewStartKnowsTheAgeOfThoseThatStay() throws Exception {
    CaptureStore store = store(100, 1_000, 10);
    String old = store.keep(bytes(1, 10)).sha256();
    Files.setLastModifiedTime(folder().resolve(old), java.nio.file.attribute.FileTime.from(now));
    Files.writeString(folder().resolve("left-over.part"), "half");
    now = now.plus(Duration.ofHours(20));
    CaptureStore again = store(100, 1_000, 10);
    String young = again.keep(bytes(2, 10)).sha256();
    assertThat(names()).containsExactlyInAnyOrder(old, young);
    now = now.plus(Duration.ofHours(5));
    again.prune();
    assertThat(names()).containsExactly(young);
  }

  @Test
  void aFileThatIsTooLargeIsHashedAndNotKept() throws Exception {
    CaptureStore store = store(100, 1_000, 10);
    byte[] large = bytes(1, 101);
    Captured captured = store.keep(large);
    assertThat(captured.outfile()).isEmpty();
    assertThat(captured.trouble()).contains("larger than 100 bytes");
    assertThat(captured.size()).isEqualTo(101);
    assertThat(captured.sha256())
        .isEqualTo(
            java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(large)));
    assertThat(folder()).doesNotExist();
    try (Capture small = store.begin(5)) {
      small.write(bytes(1, 6));
      assertThat(small.finish().trouble()).contains("larger than 5 bytes");
    }
    assertThat(store.counters())
        .containsEntry("captures_lost", 2L)
        .containsEntry("captures_lost_oversized", 2L);
  }

  @Test
  void filesBeingWrittenTogetherStayWithinTheFolder() throws Exception {
    CaptureStore store = store(100, 250, 10);
    List<Capture> open = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Capture capture = store.begin();
      capture.write(bytes(i, 100));
      open.add(capture);
    }
    List<Captured> captured = open.stream().map(Capture::finish).toList();
    assertThat(captured).filteredOn(c -> c.outfile().isPresent()).hasSize(2);
    assertThat(captured.getLast().trouble().orElseThrow()).contains("room");
    assertThat(names()).hasSize(2);
    assertThat(store.counters()).containsEntry("captures_lost_busy", 2L);
    // What was reserved came back.
    assertThat(store.keep(bytes(9, 100)).outfile()).isPresent();
  }

  @Test
  void aCaptureThatIsNotFinishedLeavesNothing() throws Exception {
    CaptureStore store = store(100, 100, 10);
    for (int i = 0; i < 300; i++) {
      try (Capture capture = store.begin()) {
        capture.write(bytes(i, 100));
      }
    }
    assertThat(names()).isEmpty();
    assertThat(store.keep(bytes(1, 100)).outfile()).isPresent();
  }

  @Test
  void aDiskThatTakesNothingHurtsNobody() throws Exception {
    Files.writeString(folder(), "a file where the folder should be");
    CaptureStore store = store(100, 1_000, 10);
    Captured captured = store.keep("abc".getBytes(UTF_8));
    assertThat(captured.sha256()).isEqualTo(SHA_OF_ABC);
    assertThat(captured.outfile()).isEmpty();
    assertThat(captured.trouble()).contains("the disk took no more");
    assertThat(store.counters())
        .containsEntry("captures_lost", 1L)
        .containsEntry("captures_lost_disk", 1L)
        .containsEntry("captures_bytes", 0L);
  }

  @Test
  void aFileThatVanishedIsStoredAgain() throws Exception {
    CaptureStore store = store(100, 1_000, 10);
    store.keep("abc".getBytes(UTF_8));
    Files.delete(folder().resolve(SHA_OF_ABC));
    assertThat(store.keep("abc".getBytes(UTF_8)).outfile()).isPresent();
    assertThat(folder().resolve(SHA_OF_ABC)).hasContent("abc");
  }

  @Test
  void uploadsThatOneSourceLeavesOpenLeavePlacesForOthers() {
    CaptureStore store = store(100, 100_000, 1_000);
    InetAddress greedy = InetAddress.ofLiteral("198.51.100.1");
    List<Capture> left = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Capture capture = store.begin(greedy);
      capture.write('x');
      left.add(capture);
    }
    Captured other = keep(store, InetAddress.ofLiteral("198.51.100.2"), 1);
    assertThat(other.outfile()).isPresent();
    assertThat(left.getLast().finish().trouble()).contains("too many files are being written");
    left.forEach(Capture::close);
    assertThat(keep(store, greedy, 2).outfile()).isPresent();
  }

  private static Captured keep(CaptureStore store, InetAddress source, int seed) {
    try (Capture capture = store.begin(source)) {
      capture.write(bytes(seed, 10));
      return capture.finish();
    }
  }
}

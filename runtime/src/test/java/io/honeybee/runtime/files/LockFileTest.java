package io.honeybee.runtime.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
  @TempDir Path directory;

  @Test
  void oneHasItAtATimeAndTheNextOnceItIsClosed() throws IOException {
    Path file = directory.resolve("lock");
    LockFile first = LockFile.tryTake(file).orElseThrow();
    assertThat(LockFile.tryTake(file)).isEmpty();
    first.close();
    assertThat(LockFile.isTaken(file)).isFalse();
    LockFile.tryTake(file).orElseThrow().close();
    assertThat(file).isEmptyFile();
  }

  @Test
  void anotherProcessIsSeenAndKeepsItUntilItDies() throws Exception {
    Path file = directory.resolve("lock");
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      // Its first byte says that it has the file.
      assertThat(other.getInputStream().read()).isEqualTo('+');
      assertThat(LockFile.isTaken(file)).isTrue();
      assertThat(LockFile.tryTake(file)).isEmpty();
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertThat(LockFile.isTaken(file)).isFalse();
    LockFile.tryTake(file).orElseThrow().close();
  }

  /** Takes a file and waits to be killed. */
  static final class Holder {
    public static void main(String[] arguments) throws Exception {
      LockFile lock = LockFile.tryTake(Path.of(arguments[0])).orElseThrow();
      System.out.write('+');
      System.out.flush();
      System.in.read();
      lock.close();
    }
  }

  @Test
  void fileThatIsNotThereIsNotTakenAndIsNotMadeByLooking() throws IOException {
    assertThat(LockFile.isTaken(directory.resolve("none"))).isFalse();
    assertThat(directory.resolve("none")).doesNotExist();
    assertThatThrownBy(() -> LockFile.tryTake(directory.resolve("no/lock")))
        .isInstanceOf(IOException.class);
  }
}

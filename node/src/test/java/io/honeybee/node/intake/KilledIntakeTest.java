package io.honeybee.node.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.node.spool.EventSpool;
import io.honeybee.protocol.PotEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the process for real, with SIGKILL, while many senders hand in numbered events. */
@Timeout(180)
class KilledIntakeTest {
  private static final int KILLS = 3;
  private static final int SENDERS = 8;
  private static final int LINES = 20;

  @TempDir Path directory;

  private final AtomicInteger nextNumber = new AtomicInteger();
  private final Set<Integer> accepted = ConcurrentHashMap.newKeySet();

  @Test
  void whatWasAcceptedBeforeAKillIsThereOnce() throws Exception {
    for (int kill = 1; kill <= KILLS; kill++) {
      runAndKill(accepted.size() + 2_000 + 500 * kill);
    }
    assertThat(accepted).hasSizeGreaterThan(KILLS * 2_000);
    List<Integer> spooled = spooled();
    assertThat(spooled).doesNotHaveDuplicates();
    Set<Integer> missing = new HashSet<>(accepted);
    spooled.forEach(missing::remove);
    assertThat(missing).as("of " + accepted.size() + " accepted").isEmpty();
  }

  private void runAndKill(int killAfter) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledIntake.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      int port = port(process);
      List<Thread> senders = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        senders.add(Thread.ofPlatform().start(() -> sendUntilItIsKilled(port)));
      }
      IntakeRig.eventually(() -> accepted.size() >= killAfter);
      process.toHandle().destroyForcibly();
      for (Thread sender : senders) {
        sender.join();
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** Whatever logs to the same stream, the port is the line that is a number. */
  private static int port(Process process) throws IOException {
    var out = process.inputReader();
    String line = out.readLine();
    while (line != null && !line.matches("\\d+")) {
      line = out.readLine();
    }
    return Integer.parseInt(Objects.requireNonNull(line, "the process ended"));
  }

  /** Only what is acknowledged by the orderly end of a connection counts as accepted. */
  private void sendUntilItIsKilled(int port) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    while (true) {
      int first = nextNumber.getAndAdd(LINES);
      StringBuilder lines = new StringBuilder();
      for (int n = first; n < first + LINES; n++) {
        lines.append("{\"eventid\":\"test.seen\",\"n\":").append(n).append("}\n");
      }
      try (Sender sender = new Sender(address)) {
        sender.send(lines.toString());
        if (!sender.endsWell()) {
          return;
        }
      } catch (IOException e) {
        return;
      }
      for (int n = first; n < first + LINES; n++) {
        accepted.add(n);
      }
    }
  }

  private List<Integer> spooled() throws IOException, InterruptedException {
    EventSpool spool = IntakeRig.newSpool(directory);
    spool.start();
    try {
      List<Integer> numbers = new ArrayList<>();
      long last = 0;
      List<PotEvent> events = spool.read(last, 1_000, Duration.ZERO);
      while (!events.isEmpty()) {
        events.forEach(event -> numbers.add(event.data().path("n").asInt()));
        last = Objects.requireNonNull(events.getLast().seq());
        events = spool.read(last, 1_000, Duration.ZERO);
      }
      return numbers;
    } finally {
      spool.stop();
    }
  }
}

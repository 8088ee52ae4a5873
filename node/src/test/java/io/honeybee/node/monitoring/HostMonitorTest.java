package io.honeybee.node.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.Observation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostMonitorTest {
  private static final MonitoringSettings SETTINGS =
      new MonitoringSettings(true, Duration.ofSeconds(10), Duration.ofMinutes(15));

  @TempDir Path directory;

  private Instant now = Instant.parse("2026-01-15T10:00:00Z");
  private final List<Observation> seen = new CopyOnWriteArrayList<>();

  @Test
  void somebodyWhoBeginsToListenIsTold() throws Exception {
    HostMonitor monitor = real();
    monitor.look();
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-m",
                "jdk.httpserver",
                "-b",
                "127.0.0.1",
                "-p",
                "0",
                "-d",
                directory.toAbsolutePath().toString())
            .redirectErrorStream(true)
            .start();
    try {
      String line = other.inputReader().readLine();
      assertThat(line).as("the other program listens").isNotNull();
      String all = line + other.inputReader().readLine();
      int port = Integer.parseInt(all.replaceFirst("(?s).*port (\\d+).*", "$1"));
      monitor.look();
      assertThat(seen("host.listener.opened"))
          .anySatisfy(
              o ->
                  assertThat(o.data())
                      .containsEntry("transport", "tcp")
                      .containsEntry("dst_ip", "127.0.0.1")
                      .containsEntry("dst_port", port)
                      .containsKey("uid"));
      other.destroy();
      assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
      monitor.look();
      assertThat(seen("host.listener.closed"))
          .anySatisfy(o -> assertThat(o.data()).containsEntry("dst_port", port));
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void whatTheProgramItselfListensOnIsNotTold() throws Exception {
    HostMonitor monitor = real();
    monitor.look();
    int port;
    try (ServerSocket own = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = own.getLocalPort();
      monitor.look();
    }
    monitor.look();
    assertThat(seen)
        .filteredOn(o -> o.eventType().startsWith("host.listener"))
        .noneSatisfy(o -> assertThat(o.data()).containsEntry("dst_port", port));
  }

  @Test
  void figuresAreAnEventNowAndThen() throws Exception {
    HostMonitor monitor = real();
    monitor.look();
    monitor.look();
    assertThat(seen("host.resources")).hasSize(1);
    now = now.plus(Duration.ofMinutes(15));
    monitor.look();
    assertThat(seen("host.resources")).hasSize(2);
    assertThat(monitor.counters().get("host_memory_bytes")).isGreaterThan(1L << 20);
    assertThat(monitor.counters().get("host_memory_available_bytes")).isPositive();
    assertThat(monitor.counters().get("host_disk_bytes")).isPositive();
    assertThat(monitor.counters().get("host_cpu_permille")).isBetween(0L, 1_000L);
  }

  @Test
  void theTablesOfTheKernelAreRead() throws Exception {
    Path proc = fakeProc();
    ListenerTable table = new ListenerTable(proc);
    assertThat(table.read().keySet())
        .extracting(Listener::toString)
        .containsExactly("tcp 127.0.0.1:8080", "tcp 0.0.0.0:22", "tcp [::]:22", "udp 0.0.0.0:161");
    assertThat(table.read().get(new Listener("tcp", "127.0.0.1", 8080)))
        .isEqualTo(new Listener.Owner(1_000, 12_345));
    Files.createDirectories(proc.resolve("self/fd"));
    Files.createSymbolicLink(proc.resolve("self/fd/3"), Path.of("socket:[12345]"));
    Files.createSymbolicLink(proc.resolve("self/fd/4"), Path.of("pipe:[7]"));
    assertThat(table.ownSockets()).containsExactly(12_345L);
  }

  @Test
  void figuresComeFromTheKernelsFiles() throws Exception {
    HostReader reader = new HostReader(fakeProc(), directory);
    HostFigures figures = reader.read();
    assertThat(figures.load1Milli()).isEqualTo(420);
    assertThat(figures.memoryBytes()).isEqualTo(1_000 * 1_024);
    assertThat(figures.memoryAvailableBytes()).isEqualTo(400 * 1_024);
    Files.writeString(directory.resolve("proc/stat"), "cpu  200 0 0 900 0 0 0 0 0 0\n");
    assertThat(reader.read().cpuPermille()).isEqualTo(200);
  }

  @Test
  void aMachineWithoutThoseFilesIsNoFault() throws Exception {
    Path nothing = Files.createDirectory(directory.resolve("nothing"));
    HostMonitor monitor = new HostMonitor(SETTINGS, nothing, directory, seen::add, () -> now);
    monitor.look();
    assertThat(monitor.counters()).containsEntry("host_memory_bytes", 0L);
    Files.createDirectories(nothing.resolve("net"));
    Files.writeString(
        nothing.resolve("net/tcp"), "header\n garbage 0A\n 0: ZZ:1 x 0A a b c d e f g\n\n");
    monitor.look();
    assertThat(monitor.counters()).containsEntry("host_listeners", 0L);
  }

  private Path fakeProc() throws IOException {
    Path proc = Files.createDirectories(directory.resolve("proc"));
    Files.createDirectories(proc.resolve("net"));
    String end = " 00000000:00000000 00:00000000 00000000  1000        0 12345 1 0 100 0 0 10 0\n";
    String header = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when\n";
    Files.writeString(
        proc.resolve("net/tcp"),
        header
            + ("   0: 0100007F:1F90 00000000:0000 0A" + end)
            + ("   1: 00000000:0016 00000000:0000 0A" + end)
            + ("   2: 0100007F:1F91 0100007F:0050 01" + end));
    Files.writeString(
        proc.resolve("net/tcp6"),
        header
            + "   0: 00000000000000000000000000000000:0016 00000000000000000000000000000000:0000 0A"
            + end);
    Files.writeString(
        proc.resolve("net/udp"),
        header
            + ("  10: 00000000:00A1 00000000:0000 07" + end)
            + ("  11: 00000000:C001 00000000:0000 07" + end));
    Files.writeString(proc.resolve("loadavg"), "0.42 0.10 0.05 1/100 4242\n");
    Files.writeString(
        proc.resolve("meminfo"), "MemTotal: 1000 kB\nMemFree: 1 kB\nMemAvailable: 400 kB\n");
    Files.writeString(proc.resolve("stat"), "cpu  100 0 0 500 0 0 0 0 0 0\ncpu0 1 2 3\n");
    return proc;
  }

  private HostMonitor real() {
    return new HostMonitor(SETTINGS, directory, seen::add, () -> now);
  }

  private List<Observation> seen(String eventType) {
    return seen.stream().filter(o -> o.eventType().equals(eventType)).toList();
  }
}

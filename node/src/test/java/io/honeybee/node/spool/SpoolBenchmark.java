package io.honeybee.node.spool;

import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Prints how many events a second go through the spool: appended by virtual threads, each waiting
 * for the disk, read by one thread and acknowledged. Not a test; run it with
 *
 * <pre>
 * mvn -q test-compile dependency:build-classpath -pl node -am -Dmdep.outputFile=target/classpath
 * java -cp node/target/classes:node/target/test-classes:$(cat node/target/classpath) \
 *     io.honeybee.node.spool.SpoolBenchmark [seconds for each] [directory]
 * </pre>
 */
final class SpoolBenchmark {
  private static final int WINDOW = 4096;

  private final Path directory;
  private final Duration time;
  private final PrintStream out;

  private SpoolBenchmark(Path directory, Duration time, PrintStream out) {
    this.directory = directory;
    this.time = time;
    this.out = out;
  }

  static void main(String[] args) throws Exception {
    Duration time = Duration.ofSeconds(args.length > 0 ? Long.parseLong(args[0]) : 5);
    Path parent = args.length > 1 ? Path.of(args[1]) : Path.of("target");
    Files.createDirectories(parent);
    Path directory = Files.createTempDirectory(parent, "spool");
    try {
      SpoolBenchmark benchmark = new SpoolBenchmark(directory, time, System.out);
      System.out.println("(first one to warm up)");
      for (int appenders : new int[] {256, 1, 16, 256, 2048}) {
        benchmark.run(appenders);
      }
      benchmark.drainBacklog();
    } finally {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void run(int appenders) throws IOException, InterruptedException {
    EventSpool spool = spool(directory.resolve(appenders + "-" + System.nanoTime()));
    spool.start();
    AtomicBoolean running = new AtomicBoolean(true);
    AtomicLong appended = new AtomicLong();
    long[][] latencies = new long[appenders][];
    CountDownLatch done = new CountDownLatch(appenders);
    long start = System.nanoTime();
    for (int i = 0; i < appenders; i++) {
      int appender = i;
      Thread.ofVirtual()
          .start(
              () -> {
                latencies[appender] = append(spool, appender, running, appended);
                done.countDown();
              });
    }
    Thread reader = Thread.ofVirtual().start(() -> drain(spool, running));
    Thread.sleep(time);
    running.set(false);
    done.await();
    double seconds = (System.nanoTime() - start) / 1e9;
    reader.join();
    double drained = (System.nanoTime() - start) / 1e9;
    long[] all = Arrays.stream(latencies).flatMapToLong(Arrays::stream).sorted().toArray();
    out.printf(
        "%4d appenders: %,7.0f appends/s, %,7.0f acknowledged/s;"
            + " append p50 %.2f ms, p99 %.2f ms%n",
        appenders,
        appended.get() / seconds,
        spool.counters().getOrDefault("acked", 0L) / drained,
        all[all.length / 2] / 1e6,
        all[all.length * 99 / 100] / 1e6);
    spool.stop();
  }

  /** What a link could take at the most after a long time without a manager. */
  private void drainBacklog() throws IOException, InterruptedException {
    int appenders = 256;
    int each = 1000;
    Path backlog = directory.resolve("backlog");
    EventSpool spool = spool(backlog);
    spool.start();
    CountDownLatch done = new CountDownLatch(appenders);
    for (int i = 0; i < appenders; i++) {
      int appender = i;
      Thread.ofVirtual()
          .start(
              () -> {
                for (int n = 0; n < each; n++) {
                  spool.append(event(appender, n));
                }
                done.countDown();
              });
    }
    done.await();
    spool.stop();
    EventSpool again = spool(backlog);
    long start = System.nanoTime();
    again.start();
    double opened = (System.nanoTime() - start) / 1e6;
    drain(again, new AtomicBoolean(false));
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(
        "backlog of %,d events: opened in %.0f ms, drained from disk at %,.0f events/s%n",
        appenders * each, opened, appenders * each / seconds);
    again.stop();
  }

  private EventSpool spool(Path at) {
    return new EventSpool(
        SpoolSettings.defaults(at),
        InstantSource.system(),
        new SecureRandom(),
        (lost, cause) -> out.println(lost + " lost: " + cause));
  }

  private static long[] append(
      EventSpool spool, int appender, AtomicBoolean running, AtomicLong appended) {
    long[] nanos = new long[1 << 10];
    int count = 0;
    while (running.get()) {
      long before = System.nanoTime();
      spool.append(event(appender, count));
      appended.incrementAndGet();
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * nanos.length);
      }
      nanos[count++] = System.nanoTime() - before;
    }
    return Arrays.copyOf(nanos, count);
  }

  /** Reads ahead of what is acknowledged, as the link does. */
  private static void drain(EventSpool spool, AtomicBoolean running) {
    try {
      long read = spool.acknowledged();
      while (true) {
        List<PotEvent> events = spool.read(read, 512, Duration.ofMillis(50));
        if (events.isEmpty()) {
          spool.acknowledge(read);
          if (!running.get() && spool.counters().getOrDefault("waiting", 0L) == 0) {
            return;
          }
          continue;
        }
        Long last = events.getLast().seq();
        read = last == null ? read : last;
        if (read - spool.acknowledged() > WINDOW) {
          spool.acknowledge(read);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static PotEvent event(int appender, int count) {
    var data = JsonNodeFactory.instance.objectNode();
    data.put("session", "a1b2c3d4e5f6")
        .put("protocol", "ssh")
        .put("src_ip", "198.51.100." + appender % 256)
        .put("src_port", 50_000)
        .put("dst_ip", "192.0.2.1")
        .put("dst_port", 2222)
        .put("username", "root")
        .put("password", "hunter" + count);
    return new PotEvent(
        new NodeId(7),
        "ssh-1",
        "ssh",
        "ssh.login.failed",
        Instant.ofEpochMilli(System.currentTimeMillis()),
        data,
        null,
        null);
  }
}

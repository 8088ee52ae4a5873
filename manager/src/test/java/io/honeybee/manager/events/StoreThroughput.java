package io.honeybee.manager.events;

import io.honeybee.manager.database.Database;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Measures how many events a second are committed, each commit with its fsync.
 *
 * <pre>
 * mvn -q -pl manager -am test-compile dependency:build-classpath -Dmdep.outputFile=target/cp
 * java --enable-native-access=ALL-UNNAMED \
 *   -cp manager/target/test-classes:manager/target/classes:$(cat manager/target/cp) \
 *   io.honeybee.manager.events.StoreThroughput DIRECTORY SECONDS THREADS
 * </pre>
 */
final class StoreThroughput {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private StoreThroughput() {}

  public static void main(String[] args) throws Exception {
    Path directory = Files.createDirectories(Path.of(args[0]));
    Duration duration = Duration.ofSeconds(Long.parseLong(args[1]));
    int threads = Integer.parseInt(args[2]);
    Path file = Files.createTempDirectory(directory, "store").resolve("store.db");
    AtomicLong committed = new AtomicLong();
    AtomicLong latencyMicros = new AtomicLong();
    try (Database database = Database.open(file)) {
      EventStore store =
          new EventStore(
              database,
              new StoreSettings(file, 90, 10L << 30),
              InstantSource.system(),
              new Random());
      store.start();
      long start = System.nanoTime();
      long end = start + duration.toNanos();
      Thread[] nodes = new Thread[threads];
      for (int t = 0; t < threads; t++) {
        NodeId node = new NodeId(t + 1);
        Random random = new Random(t);
        nodes[t] =
            Thread.startVirtualThread(
                () -> {
                  try {
                    for (long i = 0; System.nanoTime() < end; i++) {
                      long handedOver = System.nanoTime();
                      store.submit(
                          event(node, i, random),
                          () -> {
                            committed.incrementAndGet();
                            latencyMicros.addAndGet((System.nanoTime() - handedOver) / 1_000);
                          });
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
      }
      for (Thread node : nodes) {
        node.join();
      }
      store.stop();
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "%d threads, %d events in %.1f s: %.0f events a second, mean wait %.1f ms, %d MiB%n",
          threads,
          committed.get(),
          seconds,
          committed.get() / seconds,
          latencyMicros.get() / 1e3 / Math.max(1, committed.get()),
          Files.size(file) >> 20);
    }
  }

  private static PotEvent event(NodeId node, long number, Random random) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("session", Long.toHexString(random.nextLong()));
    data.put("src_ip", "203.0.113." + random.nextInt(256));
    data.put("src_port", 1024 + random.nextInt(60_000));
    data.put("dst_ip", "192.0.2.1").put("dst_port", 2222).put("protocol", "ssh");
    data.put("username", "root").put("password", "p" + random.nextInt(1_000_000));
    // As a ULID: rising with time, with a random end.
    StringBuilder id = new StringBuilder("01J").append(String.format("%09d", number));
    for (int i = 0; i < 14; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new PotEvent(
        node, "ssh-1", "ssh", "ssh.login.failed", Instant.now(), data, id.toString(), number);
  }
}

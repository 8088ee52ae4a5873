package io.honeybee.bench.backlog;

import io.honeybee.bench.program.Intake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hands live events in, one at a time, and learns when each was in the store. One thread. */
final class LiveEvents implements AutoCloseable {
  static final String TYPE = "live.seen";

  private final Intake intake;
  private final Map<Integer, Long> waiting = new LinkedHashMap<>();
  private final List<Duration> latencies = new ArrayList<>();
  private int sent;

  LiveEvents(int port) throws IOException {
    intake = new Intake(port);
  }

  /** Hands the next one in. */
  void send() throws IOException {
    waiting.put(sent, System.nanoTime());
    intake.write(
        "{\"pot_id\":\"live\",\"event_type\":\"%s\",\"data\":{\"n\":%d}}\n"
            .formatted(TYPE, sent++)
            .getBytes(StandardCharsets.US_ASCII));
  }

  /** Tells which are in the store. */
  void stored(Set<Integer> numbers) {
    long now = System.nanoTime();
    for (Integer number : numbers) {
      Long began = waiting.remove(number);
      if (began != null) {
        latencies.add(Duration.ofNanos(now - began));
      }
    }
  }

  int sent() {
    return sent;
  }

  /** How late those in the store were, and how late those that are not are by now, rising. */
  List<Duration> latencies() {
    long now = System.nanoTime();
    List<Duration> all = new ArrayList<>(latencies);
    waiting.values().forEach(began -> all.add(Duration.ofNanos(now - began)));
    all.sort(null);
    return all;
  }

  @Override
  public void close() throws IOException {
    intake.close();
  }
}

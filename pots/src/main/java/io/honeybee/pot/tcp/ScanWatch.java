package io.honeybee.pot.tcp;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises who tries many ports. A scan is told when it has tried enough of them, and the same
 * source's next one only after it has rested.
 *
 * <p>Thread rule: safe for use by any thread. Memory: the {@value #MAX_SOURCES} sources seen last,
 * as many ports each as make a scan.
 */
final class ScanWatch {
  private static final int MAX_SOURCES = 2_000;

  private final int ports;
  private final Duration period;
  private final Map<InetAddress, Track> tracks =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Track> eldest) {
          return size() > MAX_SOURCES;
        }
      };

  private record Touch(int port, Instant at) {}

  private static final class Track {
    final List<Touch> touches = new ArrayList<>();
    Instant last = Instant.EPOCH;
    boolean told;
  }

  ScanWatch(int ports, Duration period) {
    this.ports = ports;
    this.period = period;
  }

  /** Notes a connection; the ports, in the order of their first touch, when it completes a scan. */
  synchronized Optional<List<Integer>> note(InetAddress source, int port, Instant now) {
    Track track = tracks.computeIfAbsent(source, s -> new Track());
    boolean rested = now.isAfter(track.last.plus(period)) || track.last.isAfter(now);
    if (rested) {
      track.told = false;
      track.touches.clear();
    }
    track.last = now;
    if (track.told) {
      return Optional.empty();
    }
    Instant begin = now.minus(period);
    track.touches.removeIf(touch -> touch.port() == port || touch.at().isBefore(begin));
    track.touches.add(new Touch(port, now));
    if (track.touches.size() < ports) {
      return Optional.empty();
    }
    List<Integer> tried = track.touches.stream().map(Touch::port).toList();
    track.told = true;
    track.touches.clear();
    return Optional.of(tried);
  }
}

package io.honeybee.node.supervision;

import io.honeybee.capture.CaptureStore;
import io.honeybee.recording.RecordingStore;
import io.honeybee.runtime.lifecycle.Service;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Removes captured files and recordings that are too old, also while no new ones come.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class StoreUpkeep implements Service {
  private final CaptureStore captures;
  private final RecordingStore recordings;
  private final Duration interval;
  private @Nullable Thread keeper;

  public StoreUpkeep(CaptureStore captures, RecordingStore recordings, Duration interval) {
    this.captures = captures;
    this.recordings = recordings;
    this.interval = interval;
  }

  @Override
  public String name() {
    return "upkeep of captures and recordings";
  }

  @Override
  public synchronized void start() {
    if (keeper == null) {
      keeper = Thread.ofVirtual().name(name()).start(this::keep);
    }
  }

  @Override
  public synchronized void stop() {
    if (keeper != null) {
      keeper.interrupt();
      keeper = null;
    }
  }

  /** What the stores tell in heartbeats, by name. */
  public Map<String, Long> counters() {
    Map<String, Long> counters = new LinkedHashMap<>(captures.counters());
    counters.putAll(recordings.counters());
    return counters;
  }

  private void keep() {
    try {
      while (true) {
        Thread.sleep(interval);
        captures.prune();
        recordings.prune();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

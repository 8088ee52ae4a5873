package io.honeybee.node.monitoring;

import io.honeybee.node.monitoring.Listener.Owner;
import io.honeybee.pot.Observation;
import io.honeybee.pot.ObservationSink;
import io.honeybee.runtime.lifecycle.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the machine itself, as a tripwire that no attacker sees: reports {@code
 * host.listener.opened} and {@code host.listener.closed} when others than this program begin or end
 * to listen, and {@code host.resources} now and then. What listens when the node starts is told in
 * the first {@code host.resources} alone.
 *
 * <p>Thread rule: safe for use by any thread. At most {@value #MAX_EVENTS} changes are told of one
 * look; {@code left_out} counts the others.
 */
public final class HostMonitor implements Service {
  /** The pot id and pot type of its events. */
  public static final String HOST = "host";

  private static final Logger LOG = LoggerFactory.getLogger(HostMonitor.class);
  private static final int MAX_EVENTS = 20;
  private static final int MAX_NAMED = 200;

  private final MonitoringSettings settings;
  private final HostReader reader;
  private final ListenerTable table;
  private final ObservationSink sink;
  private final InstantSource clock;
  private Map<Listener, Owner> known = Map.of();
  private final Set<Listener> ours = new HashSet<>();
  private boolean looked;
  private Instant lastTold = Instant.EPOCH;
  private volatile Map<String, Long> counters = Map.of();
  private @Nullable Thread watcher;

  /**
   * @param directory on the disk that matters
   * @param sink takes the events; may wait for the disk
   */
  public HostMonitor(
      MonitoringSettings settings, Path directory, ObservationSink sink, InstantSource clock) {
    this(settings, Path.of("/proc"), directory, sink, clock);
  }

  HostMonitor(
      MonitoringSettings settings,
      Path proc,
      Path directory,
      ObservationSink sink,
      InstantSource clock) {
    this.settings = settings;
    this.reader = new HostReader(proc, directory);
    this.table = new ListenerTable(proc);
    this.sink = sink;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "host monitor";
  }

  /** The latest figures by the names of the heartbeat; empty before the first look. */
  public Map<String, Long> counters() {
    return counters;
  }

  @Override
  public synchronized void start() {
    if (watcher == null && settings.enabled()) {
      watcher = Thread.ofVirtual().name(name()).start(this::watch);
    }
  }

  private void watch() {
    try {
      while (true) {
        try {
          look();
        } catch (IOException | RuntimeException e) {
          LOG.debug("The machine could not be looked at", e);
        }
        Thread.sleep(settings.interval());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks once. */
  void look() throws IOException {
    HostFigures figures = reader.read();
    Map<Listener, Owner> now = table.read();
    Map<String, Long> fresh = new LinkedHashMap<>(figures.asMap());
    fresh.put("host_listeners", (long) now.size());
    counters = Map.copyOf(fresh);
    noteChanges(now);
    known = now;
    looked = true;
    Instant time = clock.instant();
    if (Duration.between(lastTold, time).abs().compareTo(settings.resourcesInterval()) >= 0) {
      lastTold = time;
      Map<String, Object> data = new LinkedHashMap<>(fresh);
      data.put(
          "listeners", now.keySet().stream().limit(MAX_NAMED).map(Listener::toString).toList());
      report("resources", data);
    }
  }

  private void noteChanges(Map<Listener, Owner> now) throws IOException {
    Map<Listener, Owner> opened = new LinkedHashMap<>(now);
    opened.keySet().removeAll(known.keySet());
    Map<Listener, Owner> closed = new LinkedHashMap<>(known);
    closed.keySet().removeAll(now.keySet());
    if (!opened.isEmpty()) {
      // Our own pots come and go by command; nobody needs to be told.
      Set<Long> own = table.ownSockets();
      opened.forEach(
          (listener, owner) -> {
            if (own.contains(owner.inode())) {
              ours.add(listener);
            }
          });
    }
    opened.keySet().removeAll(ours);
    closed.keySet().removeIf(ours::remove);
    if (looked) {
      tell("listener.opened", opened);
      tell("listener.closed", closed);
    }
  }

  private void tell(String verb, Map<Listener, Owner> changes) {
    int told = 0;
    for (Map.Entry<Listener, Owner> change : changes.entrySet()) {
      if (told == MAX_EVENTS) {
        return;
      }
      told++;
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("transport", change.getKey().transport());
      data.put("dst_ip", change.getKey().address());
      data.put("dst_port", change.getKey().port());
      data.put("uid", change.getValue().uid());
      if (told == MAX_EVENTS && changes.size() > MAX_EVENTS) {
        data.put("left_out", changes.size() - MAX_EVENTS);
      }
      report(verb, data);
    }
  }

  private void report(String verb, Map<String, Object> data) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    sink.accept(new Observation(HOST, HOST, HOST + "." + verb, now, data));
  }

  @Override
  public synchronized void stop() {
    if (watcher != null) {
      watcher.interrupt();
      watcher = null;
    }
  }
}

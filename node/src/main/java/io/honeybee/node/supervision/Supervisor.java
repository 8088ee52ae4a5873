package io.honeybee.node.supervision;

import io.honeybee.protocol.PotStatus;
import io.honeybee.runtime.lifecycle.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The node's pots. One that fails leaves the others alone.
 *
 * <p>Thread rule: safe for use by any thread. What starts or stops a pot may take seconds; what
 * asks how pots are never waits for that.
 */
public final class Supervisor implements Service {
  private final PotSurroundings surroundings;
  private final Consumer<PotView> changes;
  private final Map<String, SupervisedPot> pots = new LinkedHashMap<>();

  /**
   * @param configured in their order
   * @param changes told of each change of a pot's status; never blocks
   */
  public Supervisor(
      List<PotSettings> configured, PotSurroundings surroundings, Consumer<PotView> changes) {
    this.surroundings = surroundings;
    this.changes = changes;
    configured.forEach(settings -> add(settings, true));
  }

  private SupervisedPot add(PotSettings settings, boolean autoStart) {
    SupervisedPot[] made = new SupervisedPot[1];
    SupervisedPot pot =
        new SupervisedPot(settings, autoStart, surroundings, () -> changes.accept(made[0].view()));
    made[0] = pot;
    synchronized (pots) {
      pots.put(settings.id(), pot);
    }
    return pot;
  }

  /** Adds a pot of an earlier run; for the time before the node starts, and tells nobody. */
  public void restore(PotSettings settings, boolean autoStart) {
    SupervisedPot _ = add(settings, autoStart);
  }

  @Override
  public String name() {
    return "pots";
  }

  /**
   * Starts all pots that start with the node, side by side; returns when each has started or
   * failed.
   */
  @Override
  public void start() {
    forAll(all(), SupervisedPot::startWithNode);
  }

  @Override
  public void stop() {
    forAll(all(), SupervisedPot::stop);
  }

  private static void forAll(Collection<SupervisedPot> pots, Consumer<SupervisedPot> work) {
    List<Thread> threads = new ArrayList<>();
    for (SupervisedPot pot : pots) {
      threads.add(
          Thread.ofVirtual().name("pot " + pot.settings().id()).start(() -> work.accept(pot)));
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** All pots in their order. */
  public List<PotView> views() {
    return all().stream().map(SupervisedPot::view).toList();
  }

  /** One pot, or nothing when there is none with this id. */
  public Optional<PotView> view(String id) {
    return find(id).map(SupervisedPot::view);
  }

  /** Starts a pot, or leaves it running. Gives the reason when it does not run then. */
  public Optional<String> startPot(String id) {
    return find(id).map(SupervisedPot::start).orElseGet(() -> Optional.of(unknown(id)));
  }

  /** Stops a pot, until it is started again or the node is. */
  public Optional<String> stopPot(String id) {
    Optional<SupervisedPot> pot = find(id);
    pot.ifPresent(SupervisedPot::stop);
    return pot.isPresent() ? Optional.empty() : Optional.of(unknown(id));
  }

  /** Stops a pot and starts it. Gives the reason when it does not run then. */
  public Optional<String> restartPot(String id) {
    return stopPot(id).or(() -> startPot(id));
  }

  /**
   * Adds a pot, in place of the one with the same id if there is one; it is not started now.
   *
   * @param autoStart whether it starts with the node
   */
  public void install(PotSettings settings, boolean autoStart) {
    stopPot(settings.id());
    changes.accept(add(settings, autoStart).view());
  }

  /**
   * Takes pots out, changes others and adds some, so that these remain. Those that stay as they are
   * are not touched.
   */
  public void apply(List<PotSettings> wanted) {
    List<SupervisedPot> gone =
        all().stream().filter(pot -> !wanted.contains(pot.settings())).toList();
    forAll(gone, SupervisedPot::stop);
    List<SupervisedPot> fresh = new ArrayList<>();
    synchronized (pots) {
      Map<String, SupervisedPot> before = new LinkedHashMap<>(pots);
      pots.clear();
      for (PotSettings settings : wanted) {
        SupervisedPot old = before.get(settings.id());
        if (old != null && old.settings().equals(settings)) {
          pots.put(settings.id(), old);
        } else {
          fresh.add(add(settings, true));
        }
      }
    }
    forAll(fresh, SupervisedPot::start);
  }

  /** Whether there are pots that should run and none of them does. */
  public boolean allFailed() {
    List<PotStatus> wanted =
        views().stream().map(PotView::status).filter(s -> s != PotStatus.STOPPED).toList();
    return !wanted.isEmpty() && wanted.stream().allMatch(status -> status == PotStatus.FAILED);
  }

  private Optional<SupervisedPot> find(String id) {
    synchronized (pots) {
      return Optional.ofNullable(pots.get(id));
    }
  }

  private List<SupervisedPot> all() {
    synchronized (pots) {
      return List.copyOf(pots.values());
    }
  }

  private static String unknown(String id) {
    return "this node has no pot " + id;
  }
}

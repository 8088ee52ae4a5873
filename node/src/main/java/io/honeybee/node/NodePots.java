package io.honeybee.node;

import io.honeybee.capture.CaptureStore;
import io.honeybee.fetch.Fetcher;
import io.honeybee.fetch.HttpFetcher;
import io.honeybee.node.command.InstalledPots;
import io.honeybee.node.identity.Identity;
import io.honeybee.node.supervision.PotSurroundings;
import io.honeybee.node.supervision.PotView;
import io.honeybee.node.supervision.StoreUpkeep;
import io.honeybee.node.supervision.Supervisor;
import io.honeybee.pot.ObservationSink;
import io.honeybee.pot.PotTypes;
import io.honeybee.recording.RecordingStore;
import io.honeybee.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The pots of a node with what they share: one world, one store for captured files, one for
 * recordings.
 */
record NodePots(Supervisor supervisor, InstalledPots installed, StoreUpkeep upkeep) {
  private static final Duration UPKEEP_INTERVAL = Duration.ofMinutes(10);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(5);

  /**
   * Wires them, those of the configuration and those that managers had installed before.
   *
   * @param changes told of each change of a pot's status
   */
  static NodePots wire(
      NodeConfig config,
      PotTypes types,
      Identity identity,
      ObservationSink events,
      Clock clock,
      SecureRandom random,
      Consumer<PotView> changes)
      throws IOException {
    Path directory = config.honeypot().baseDir();
    CaptureStore captures =
        new CaptureStore(directory.resolve("captures"), config.captures(), clock);
    RecordingStore recordings =
        new RecordingStore(directory.resolve("recordings"), config.recordings(), clock);
    PotSurroundings surroundings =
        new PotSurroundings(
            directory.resolve("pots"),
            World.generate(identity.worldSeed(), identity.since()),
            captures,
            recordings,
            config.runsPots() ? HttpFetcher.of(config.fetch(), captures, clock) : Fetcher.OFF,
            events,
            clock,
            random,
            FIRST_RETRY);
    Supervisor supervisor = new Supervisor(config.pots(), surroundings, changes);
    InstalledPots installed = new InstalledPots(directory, types);
    ConfigUpdate.beside(config, installed)
        .forEach(pot -> supervisor.restore(pot.settings(), pot.autoStart()));
    return new NodePots(
        supervisor, installed, new StoreUpkeep(captures, recordings, UPKEEP_INTERVAL));
  }
}

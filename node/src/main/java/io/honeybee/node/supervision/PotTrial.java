package io.honeybee.node.supervision;

import io.honeybee.capture.CaptureSettings;
import io.honeybee.capture.CaptureStore;
import io.honeybee.fetch.Fetcher;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.ListenerOptions;
import io.honeybee.pot.PotContext;
import io.honeybee.recording.RecordingSettings;
import io.honeybee.recording.RecordingStore;
import io.honeybee.world.World;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes a pot only to see whether its options can be used; it is never started. */
final class PotTrial {
  private static final World ANYWHERE = World.generate(0, Instant.EPOCH);

  private static final InstantSource NEVER = InstantSource.fixed(Instant.EPOCH);

  private PotTrial() {}

  /** What is wrong with a pot's options, if anything. */
  static Optional<InvalidOptionException> run(PotSettings pot) {
    try {
      ListenerOptions listener = ListenerOptions.read(pot.options());
      pot.type()
          .create(
              new PotContext(
                  pot.id(),
                  List.of(InetSocketAddress.createUnresolved("localhost", pot.ports().first())),
                  pot.options(),
                  Path.of(pot.id()),
                  listener.limits(),
                  listener.access(),
                  ANYWHERE,
                  new CaptureStore(Path.of("captures"), CaptureSettings.DEFAULT, NEVER),
                  new RecordingStore(Path.of("recordings"), RecordingSettings.DEFAULT, NEVER),
                  Fetcher.OFF,
                  observation -> {},
                  NEVER,
                  new Random(0)));
      return Optional.empty();
    } catch (InvalidOptionException e) {
      return Optional.of(e);
    }
  }
}

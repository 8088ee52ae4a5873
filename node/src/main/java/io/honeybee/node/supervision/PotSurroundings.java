package io.honeybee.node.supervision;

import io.honeybee.capture.CaptureStore;
import io.honeybee.fetch.Fetcher;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.ListenerOptions;
import io.honeybee.pot.ObservationSink;
import io.honeybee.pot.PotContext;
import io.honeybee.recording.RecordingStore;
import io.honeybee.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What all pots of a node share.
 *
 * @param directory holds a directory for each pot
 * @param random safe for use by any thread
 * @param firstRetry how long a pot that did not start rests before the next try; doubles up to
 *     {@link SupervisedPot#LONGEST_RETRY}
 */
public record PotSurroundings(
    Path directory,
    World world,
    CaptureStore captures,
    RecordingStore recordings,
    Fetcher fetcher,
    ObservationSink sink,
    InstantSource clock,
    RandomGenerator random,
    Duration firstRetry) {

  PotContext contextOf(PotSettings pot, ObservationSink observed) throws InvalidOptionException {
    ListenerOptions listener = ListenerOptions.read(pot.options());
    return new PotContext(
        pot.id(),
        pot.listen(),
        pot.options(),
        directory.resolve(pot.id()),
        listener.limits(),
        listener.access(),
        world,
        captures,
        recordings,
        fetcher,
        observed,
        clock,
        random);
  }
}

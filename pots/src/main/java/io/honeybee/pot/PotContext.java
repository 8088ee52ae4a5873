package io.honeybee.pot;

import io.honeybee.capture.CaptureStore;
import io.honeybee.fetch.Fetcher;
import io.honeybee.recording.RecordingStore;
import io.honeybee.world.World;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * All that a pot needs from its surroundings.
 *
 * @param potId unique on the node
 * @param listen where to listen; port 0 takes any free port
 * @param options its options as strings; those absent have their defaults
 * @param directory the pot's own directory for what it keeps, such as host keys; made by the pot
 *     when it needs it, with mode 0700
 * @param world the machine it pretends to be, the same for all pots of a node
 * @param captures keeps files that attackers leave
 * @param recordings keeps what terminals showed
 * @param fetcher fetches what attackers name, where the operator allows it
 * @param sink takes what it sees
 * @param random safe for use by any thread
 */
public record PotContext(
    String potId,
    InetSocketAddress listen,
    Map<String, String> options,
    Path directory,
    PotLimits limits,
    World world,
    CaptureStore captures,
    RecordingStore recordings,
    Fetcher fetcher,
    ObservationSink sink,
    InstantSource clock,
    RandomGenerator random) {}

package io.honeybee.pot;

import io.honeybee.capture.CaptureStore;
import io.honeybee.fetch.Fetcher;
import io.honeybee.recording.RecordingStore;
import io.honeybee.runtime.net.TcpAccess;
import io.honeybee.world.World;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * All that a pot needs from its surroundings.
 *
 * @param potId unique on the node
 * @param listen where to listen, at least one place; port 0 takes any free port
 * @param options its options as strings; those absent have their defaults
 * @param directory the pot's own directory for what it keeps, such as host keys; made by the pot
 *     when it needs it, with mode 0700
 * @param access whose connections are taken for whose, and how fast
 * @param world the machine it pretends to be, the same for all pots of a node
 * @param captures keeps files that attackers leave
 * @param recordings keeps what terminals showed
 * @param fetcher fetches what attackers name, where the operator allows it
 * @param sink takes what it sees
 * @param random safe for use by any thread
 */
public record PotContext(
    String potId,
    List<InetSocketAddress> listen,
    Map<String, String> options,
    Path directory,
    PotLimits limits,
    TcpAccess access,
    World world,
    CaptureStore captures,
    RecordingStore recordings,
    Fetcher fetcher,
    ObservationSink sink,
    InstantSource clock,
    RandomGenerator random) {

  public PotContext {
    listen = List.copyOf(listen);
    options = Map.copyOf(options);
  }

  /** The same surroundings at other addresses. */
  public PotContext at(List<InetSocketAddress> addresses) {
    return new PotContext(
        potId,
        addresses,
        options,
        directory,
        limits,
        access,
        world,
        captures,
        recordings,
        fetcher,
        sink,
        clock,
        random);
  }

  /** Reads the options. */
  public OptionValues values() {
    return new OptionValues(options);
  }
}

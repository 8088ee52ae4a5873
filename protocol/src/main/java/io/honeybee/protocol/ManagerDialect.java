package io.honeybee.protocol;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * How a node speaks to one manager: only what that manager understands, and never more bytes at
 * once than it can read.
 *
 * <p>What is too long is shortened, the longest values first; event data and the data of answers
 * then carry {@code "truncated":true}, other texts end in {@code ...}. Nothing is ever too long to
 * be shortened, so an attacker cannot make an event that costs the node its connection.
 *
 * <p>Thread rule: immutable; any thread.
 */
public final class ManagerDialect {
  /** What a manager without {@link Capability#FRAMING} reads at once, in bytes. */
  public static final int MAX_BYTES_WITHOUT_FRAMING = 4_096;

  private static final byte[] NOTHING = {};

  private final WireCodec codec;
  private final Set<Capability> agreed;
  private final boolean eventsAsAlarms;

  /**
   * @param agreed what both sides announced; empty towards an older manager and before its answer
   */
  public ManagerDialect(WireCodec codec, Set<Capability> agreed, EventFormat format) {
    this.codec = codec;
    this.agreed = EnumSet.noneOf(Capability.class);
    this.agreed.addAll(agreed);
    this.eventsAsAlarms =
        switch (format) {
          case AUTO -> !agreed.contains(Capability.POT_EVENT);
          case POT_EVENT -> false;
          case ALARM -> true;
        };
  }

  /** What a registration is written with: nothing is known of the manager yet. */
  public static ManagerDialect beforeAgreement(WireCodec codec) {
    return new ManagerDialect(codec, Set.of(), EventFormat.ALARM);
  }

  /** Whether the manager needs a pause between two lines, since it reads one envelope at a time. */
  public boolean needsPauses() {
    return !agreed.contains(Capability.FRAMING);
  }

  /** The most bytes that {@link #line} gives, its newline included. */
  public int maxLineBytes() {
    return agreed.contains(Capability.FRAMING)
        ? FrameReader.DEFAULT_MAX_BYTES
        : MAX_BYTES_WITHOUT_FRAMING;
  }

  /**
   * One envelope and its newline, to be written at once.
   *
   * @return empty for a message that this manager has no words for: a {@link CommandResult} without
   *     {@link Capability#COMMAND_RESULT}
   */
  public Optional<byte[]> line(NodeMessage message) {
    if (message instanceof CommandResult && !agreed.contains(Capability.COMMAND_RESULT)) {
      return Optional.empty();
    }
    int maxBytes = maxLineBytes();
    byte[] line = line(message, Shortening.NONE);
    if (line.length <= maxBytes) {
      return Optional.of(line);
    }
    return Optional.of(
        mildest(
            TextLengths.of(message).hardness(line.length, maxBytes),
            maxBytes,
            hardness -> line(message, Shortening.ofHardness(hardness, maxBytes))));
  }

  /**
   * The line with the mildest shortening that fits. Harder ones never give more bytes, and the
   * hardest fits. The search begins with a guess, which is nearly always right or off by a few, and
   * goes away from there in growing steps.
   *
   * @param lines gives the line for a hardness
   */
  static byte[] mildest(int firstGuess, int maxBytes, IntFunction<byte[]> lines) {
    int hardest = Shortening.hardest(maxBytes);
    int tooMild = 0;
    int fits = hardest + 1;
    byte[] line = NOTHING;
    int step = 1;
    int guess = firstGuess;
    while (fits - tooMild > 1) {
      int tried = Math.clamp(guess, tooMild + 1, fits - 1);
      byte[] shortened = lines.apply(tried);
      if (shortened.length <= maxBytes || tried == hardest) {
        fits = tried;
        line = shortened;
      } else {
        tooMild = tried;
      }
      if (tooMild > 0 && fits <= hardest) {
        guess = (tooMild + fits) / 2;
      } else {
        guess = fits <= hardest ? fits - step : tooMild + step;
        step *= 4;
      }
    }
    return line;
  }

  private byte[] line(NodeMessage message, Shortening shortening) {
    byte[] envelope = codec.encode(worded(message, shortening));
    byte[] line = Arrays.copyOf(envelope, envelope.length + 1);
    line[envelope.length] = '\n';
    return line;
  }

  private NodeMessage worded(NodeMessage message, Shortening shortening) {
    return switch (message) {
      case PotEvent event when eventsAsAlarms ->
          new NodeEvent.Alarm(codec.compactText(AlarmFields.of(event, shortening)));
      case PotEvent event -> shortening.of(event);
      case NodeStatusUpdate status when !agreed.contains(Capability.COUNTERS) ->
          new NodeStatusUpdate(status.nodeId(), status.status(), null);
      case NodeStatusUpdate status -> shortening.of(status);
      case NodeRegistration registration -> shortening.of(registration);
      case NodeEvent.Alarm(String description) ->
          new NodeEvent.Alarm(shortening.prose(description));
      case NodeEvent.Error(String text) -> new NodeEvent.Error(shortening.prose(text));
      case NodeEvent.Started started -> started;
      case NodeEvent.Stopped stopped -> stopped;
      case NodeDrop drop -> drop;
      case PotStatusUpdate status -> shortening.of(status);
      case CommandResult result -> shortening.of(result);
    };
  }
}

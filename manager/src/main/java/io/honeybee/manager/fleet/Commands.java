package io.honeybee.manager.fleet;

import io.honeybee.manager.fleet.CommandState.Phase;
import io.honeybee.protocol.Command;
import io.honeybee.protocol.CommandResult;
import io.honeybee.protocol.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What became of the last commands. Bounded in number and in bytes; the oldest go first.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class Commands {
  private static final int MAX_COMMANDS = 20_000;
  private static final long MAX_ANSWER_BYTES = 16L << 20;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final RandomGenerator random;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Instant> unanswered = new LinkedHashMap<>();
  private long answerBytes;

  private record Entry(CommandState state, int answerBytes) {}

  Commands(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Notes a command that is about to be sent.
   *
   * @param willAnswer whether the node answers with a result
   */
  CommandState begin(NodeId nodeId, Command command, boolean willAnswer) {
    String id = "%016x%016x".formatted(random.nextLong(), random.nextLong());
    CommandState state =
        new CommandState(
            id,
            nodeId,
            command,
            Phase.SENT,
            clock.instant(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    synchronized (this) {
      entries.put(id, new Entry(state, 0));
      if (willAnswer) {
        unanswered.put(id, state.sentAt().plus(TIMEOUT));
      }
      trim();
    }
    return state;
  }

  /** Forgets a command that could not be sent. */
  synchronized void withdraw(CommandState state) {
    entries.remove(state.commandId());
    unanswered.remove(state.commandId());
  }

  /**
   * A node's answer. A late one counts; one to a command of another node, or that was answered
   * before, does not.
   *
   * @param bytes the size of the answer's envelope
   * @return whether it counted
   */
  synchronized boolean answered(NodeId from, CommandResult result, int bytes) {
    Entry entry = entries.get(result.commandId());
    if (entry == null
        || !entry.state.nodeId().equals(from)
        || entry.state.phase() == Phase.ANSWERED
        || entry.state.phase() == Phase.FAILED) {
      return false;
    }
    unanswered.remove(result.commandId());
    answerBytes += bytes;
    entries.put(
        result.commandId(),
        new Entry(
            ended(
                entry.state,
                result.ok() ? Phase.ANSWERED : Phase.FAILED,
                result.message(),
                Optional.ofNullable(result.data())),
            bytes));
    trim();
    return true;
  }

  /**
   * Gives up those whose time is over.
   *
   * @return whether there was one
   */
  synchronized boolean expire() {
    Instant now = clock.instant();
    boolean any = false;
    // In the order of their deadlines, so the first that is not due ends it.
    Iterator<Map.Entry<String, Instant>> due = unanswered.entrySet().iterator();
    while (due.hasNext()) {
      Map.Entry<String, Instant> next = due.next();
      if (now.isBefore(next.getValue())) {
        break;
      }
      due.remove();
      Entry entry = entries.get(next.getKey());
      if (entry != null) {
        any = true;
        String message = "no answer within " + TIMEOUT.toSeconds() + " s";
        entries.put(
            next.getKey(),
            new Entry(ended(entry.state, Phase.TIMED_OUT, message, Optional.empty()), 0));
      }
    }
    return any;
  }

  synchronized Optional<CommandState> find(String commandId) {
    return Optional.ofNullable(entries.get(commandId)).map(Entry::state);
  }

  private CommandState ended(
      CommandState state,
      Phase phase,
      @Nullable String message,
      Optional<tools.jackson.databind.node.ObjectNode> data) {
    return new CommandState(
        state.commandId(),
        state.nodeId(),
        state.command(),
        phase,
        state.sentAt(),
        Optional.of(clock.instant()),
        Optional.ofNullable(message),
        data);
  }

  private void trim() {
    Iterator<Map.Entry<String, Entry>> oldest = entries.entrySet().iterator();
    while (oldest.hasNext() && (entries.size() > MAX_COMMANDS || answerBytes > MAX_ANSWER_BYTES)) {
      Map.Entry<String, Entry> gone = oldest.next();
      oldest.remove();
      unanswered.remove(gone.getKey());
      answerBytes -= gone.getValue().answerBytes;
    }
  }
}

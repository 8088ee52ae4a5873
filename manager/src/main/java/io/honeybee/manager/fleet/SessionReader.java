package io.honeybee.manager.fleet;

import io.honeybee.manager.fleet.FleetCounters.Count;
import io.honeybee.protocol.CommandResult;
import io.honeybee.protocol.Decoded;
import io.honeybee.protocol.Frame;
import io.honeybee.protocol.FrameReader;
import io.honeybee.protocol.ManagerMessage;
import io.honeybee.protocol.Message;
import io.honeybee.protocol.NodeDrop;
import io.honeybee.protocol.NodeEvent;
import io.honeybee.protocol.NodeMessage;
import io.honeybee.protocol.NodeRegistration;
import io.honeybee.protocol.NodeStatus;
import io.honeybee.protocol.NodeStatusUpdate;
import io.honeybee.protocol.PotEvent;
import io.honeybee.protocol.PotStatusUpdate;
import io.honeybee.protocol.WireCodec;
import io.honeybee.runtime.text.LogRation;
import io.honeybee.runtime.text.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a registered node says until the connection is over.
 *
 * <p>Thread rule: belongs to the connection's thread.
 */
final class SessionReader {
  static final int MAX_MALFORMED_IN_A_ROW = 10;

  private static final Logger LOG = LoggerFactory.getLogger(SessionReader.class);
  private static final int SHOWN_CHARS = 120;
  private static final int LINES_A_MINUTE = 20;

  private final NodeSession session;
  private final FrameReader frames;
  private final WireCodec codec;
  private final Fleet fleet;
  private final EventSink events;
  private final ToldEvents told;
  private final InstantSource clock;
  private final LogRation ration;
  private int malformedInARow;
  private int frameBytes;

  SessionReader(
      NodeSession session,
      FrameReader frames,
      WireCodec codec,
      Fleet fleet,
      EventSink events,
      ToldEvents told,
      InstantSource clock) {
    this.session = session;
    this.frames = frames;
    this.codec = codec;
    this.fleet = fleet;
    this.events = events;
    this.told = told;
    this.clock = clock;
    this.ration = new LogRation(LINES_A_MINUTE, Duration.ofMinutes(1), clock);
  }

  /** Returns when the node is gone, said goodbye, or has to go. */
  void readAll() throws IOException, InterruptedException {
    boolean goesOn = true;
    while (goesOn && session.endReason() == null) {
      Frame frame = frames.next();
      session.handlingBegins();
      try {
        goesOn = take(frame);
      } finally {
        session.handlingEnds();
      }
    }
  }

  private boolean take(Frame frame) throws InterruptedException {
    return switch (frame) {
      case Frame.Text text -> {
        frameBytes = text.bytes().length;
        yield take(codec.decode(text.bytes()), text.bytes());
      }
      case Frame.Garbage garbage -> malformed("no envelope", garbage.start());
      case Frame.TooLarge(String reason) -> {
        fleet.counts().add(Count.INPUT_TOO_LARGE);
        yield end(reason);
      }
      case Frame.End _ -> false;
    };
  }

  private boolean take(Decoded decoded, byte[] bytes) throws InterruptedException {
    fleet.registry().seen(session);
    if (decoded instanceof Decoded.Malformed(String reason)) {
      return malformed(reason, bytes);
    }
    malformedInARow = 0;
    return switch (decoded) {
      case Decoded.Ok(Message message) -> take(message);
      case Decoded.UnknownPotStatus status -> {
        events.submit(
            told.ofStatus(session.nodeId(), status, clock.instant()), SessionReader::nothing);
        yield true;
      }
      case Decoded.UnknownMessage(String name) -> {
        fleet.counts().add(Count.INPUT_UNKNOWN);
        warn("an unknown message is skipped: " + Printable.escape(name, SHOWN_CHARS));
        yield true;
      }
      case Decoded.OtherVersion(long version) -> {
        fleet.counts().add(Count.INPUT_INVALID);
        yield end(
            "this manager speaks version "
                + WireCodec.VERSION
                + " of the HoneyBee Protocol, and the node went on in version "
                + version);
      }
      case Decoded.Invalid(String reason) -> {
        fleet.counts().add(Count.INPUT_INVALID);
        warn("a message is skipped, " + reason(reason, bytes));
        yield true;
      }
      case Decoded.Malformed(String reason) -> malformed(reason, bytes);
    };
  }

  private boolean malformed(String reason, byte[] start) {
    fleet.counts().add(Count.INPUT_MALFORMED);
    warn("malformed input is skipped, " + reason(reason, start));
    malformedInARow++;
    return malformedInARow < MAX_MALFORMED_IN_A_ROW
        || end(MAX_MALFORMED_IN_A_ROW + " malformed messages in a row");
  }

  private boolean take(Message message) throws InterruptedException {
    return switch (message) {
      case NodeMessage said -> take(said);
      case ManagerMessage _ -> {
        fleet.counts().add(Count.INPUT_INVALID);
        warn("a message is skipped that only a manager may send");
        yield true;
      }
    };
  }

  private boolean take(NodeMessage message) throws InterruptedException {
    switch (message) {
      case PotEvent event -> submit(event);
      case NodeStatusUpdate update -> status(update);
      case NodeEvent event -> nodeEvent(event);
      case PotStatusUpdate update -> pot(update);
      case CommandResult result -> result(result);
      case NodeRegistration _ -> {
        fleet.counts().add(Count.INPUT_INVALID);
        return end("this connection has registered already; a node registers once on each");
      }
      case NodeDrop _ -> {
        fleet.registry().change(session, node -> node.status(NodeStatus.STOPPED));
        LOG.info("node {} said goodbye", session.nodeName());
        return false;
      }
    }
    return true;
  }

  private void submit(PotEvent event) throws InterruptedException {
    // What the node says of itself in an event counts for nothing: the connection is who it is.
    PotEvent owned =
        event.nodeId().equals(session.nodeId())
            ? event
            : new PotEvent(
                session.nodeId(),
                event.potId(),
                event.potType(),
                event.eventType(),
                event.timestamp(),
                event.data(),
                event.eventId(),
                event.seq());
    Long seq = event.seq();
    events.submit(owned, seq == null ? SessionReader::nothing : () -> session.acknowledge(seq));
  }

  private void status(NodeStatusUpdate update) {
    Map<String, Long> counters = update.counters();
    fleet
        .registry()
        .changeInMemory(
            session,
            node -> {
              node.status(update.status());
              if (counters != null) {
                node.counters(counters);
              }
            });
    fleet.changed();
  }

  private void nodeEvent(NodeEvent event) throws InterruptedException {
    switch (event) {
      case NodeEvent.Started _ -> LOG.info("node {} started", session.nodeName());
      case NodeEvent.Stopped _ -> LOG.info("node {} stopped", session.nodeName());
      case NodeEvent.Alarm alarm ->
          events.submit(
              told.ofAlarm(session.nodeId(), alarm, clock.instant()), SessionReader::nothing);
      case NodeEvent.Error(String message) -> {
        fleet.registry().change(session, node -> node.error(message));
        warn("reports an error: " + Printable.escape(message, SHOWN_CHARS));
        fleet.changed();
      }
    }
  }

  private void pot(PotStatusUpdate update) {
    fleet
        .registry()
        .change(
            session,
            node -> {
              if (!node.pot(update, clock.instant())) {
                fleet.counts().add(Count.POTS_OVER_LIMIT);
                warn("a pot over the limit of " + KnownNode.MAX_POTS + " is left out");
              }
            });
    fleet.changed();
  }

  private void result(CommandResult result) {
    if (fleet.commands().answered(session.nodeId(), result, frameBytes)) {
      fleet.changed();
    } else {
      fleet.counts().add(Count.RESULTS_UNASKED);
    }
  }

  private boolean end(String reason) {
    LOG.warn("node {}: {}; the connection is closed", session.nodeName(), reason);
    session.end(reason);
    return false;
  }

  private void warn(String what) {
    ration.log(remark -> LOG.warn("node {}: {}{}", session.nodeName(), what, remark));
  }

  private static String reason(String reason, byte[] bytes) {
    return Printable.escape(reason, SHOWN_CHARS)
        + ": "
        + Printable.escape(new String(bytes, StandardCharsets.UTF_8), SHOWN_CHARS);
  }

  private static void nothing() {}
}

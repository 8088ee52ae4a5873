package io.honeybee.node.link;

import io.honeybee.protocol.Capability;
import io.honeybee.protocol.EventAck;
import io.honeybee.protocol.EventFormat;
import io.honeybee.protocol.ManagerDialect;
import io.honeybee.protocol.ManagerMessage;
import io.honeybee.protocol.NodeCommand;
import io.honeybee.protocol.NodeEvent;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeMessage;
import io.honeybee.protocol.NodeStatusUpdate;
import io.honeybee.protocol.RegistrationAck;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection on which this node is registered.
 *
 * <p>Thread rule: the thread that calls {@link #run} reads; it starts a thread that writes, one
 * that brings events and one that watches and sends heartbeats, and all have ended when it returns.
 * The other methods may be called from any thread.
 */
final class Session {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final Duration LAST_WORDS = Duration.ofMillis(500);
  private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);

  private final NodeId id;
  private final Connection connection;
  private final Admission admission;
  private final NodeState state;
  private final CommandReceiver commands;
  private final Delivery delivery;
  private final LinkLimits limits;
  private final Duration heartbeatInterval;
  private final Outbox outbox = new Outbox();
  private final EventWindow window;
  private final LineWriter writer;
  private final EventPump pump;
  private final boolean acknowledges;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable String trouble;

  Session(
      NodeId id,
      Connection connection,
      Admission admission,
      ManagerDialect dialect,
      LinkContext context) {
    this.id = id;
    this.connection = connection;
    this.admission = admission;
    this.state = context.state();
    this.commands = context.commands();
    this.delivery = context.delivery();
    this.limits = context.limits();
    this.heartbeatInterval = context.server().heartbeatInterval();
    this.window = new EventWindow(limits.windowEvents(), limits.windowBytes());
    this.acknowledges = acknowledges(admission.agreed(), context.server().eventFormat());
    this.writer =
        new LineWriter(
            connection.socket(), outbox, dialect, receipts(), context.server().legacyWriteGap());
    this.pump =
        new EventPump(
            delivery,
            window,
            outbox,
            dialect,
            acknowledges ? Optional.of(new LiveLane(delivery)) : Optional.empty());
  }

  /** An alarm has no number that could be acknowledged. */
  private static boolean acknowledges(Set<Capability> agreed, EventFormat format) {
    return agreed.contains(Capability.EVENT_ACK)
        && switch (format) {
          case AUTO -> agreed.contains(Capability.POT_EVENT);
          case POT_EVENT -> true;
          case ALARM -> false;
        };
  }

  /** Hands over a message; it overtakes waiting events. */
  void send(NodeMessage message) {
    if (!outbox.offer(message)) {
      end("the manager does not take what this node sends");
    }
  }

  /** Messages that were handed over and are still worth sending on another connection. */
  List<NodeMessage> unsent() {
    return outbox.unsent();
  }

  /**
   * Sends what waits and these last messages, and returns when the manager has closed its side or
   * the time is up.
   */
  void sayGoodbye(List<? extends NodeMessage> last) {
    window.close();
    outbox.finish(last);
    try {
      // In time or not: what follows is the same.
      boolean _ = ended.await(limits.goodbye().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }

  /**
   * Speaks with the manager until the connection ends.
   *
   * @return why it ended
   * @throws RegistrationRefused when the manager takes its acceptance back
   */
  String run() throws RegistrationRefused {
    Thread writing = start("writer", this::write);
    Thread pumping = start("events", pump::run);
    Thread watching = start("heartbeat", this::watch);
    try {
      while (true) {
        hear(admission.messages().next());
      }
    } catch (RegistrationRefused e) {
      throw e;
    } catch (IOException e) {
      end(String.valueOf(e.getMessage()));
      return String.valueOf(trouble);
    } finally {
      close();
      ended.countDown();
      join(writing, pumping, watching);
    }
  }

  private void hear(MessageStream.Said said) throws RegistrationRefused {
    switch (said) {
      case MessageStream.Said.Understood(ManagerMessage message) -> hear(message);
      case MessageStream.Said.Broken(String reason) -> {
        LOG.warn("A message of the manager cannot be understood: {}", reason);
        send(new NodeEvent.Error("a message of the manager cannot be understood: " + reason));
      }
    }
  }

  private void hear(ManagerMessage message) throws RegistrationRefused {
    switch (message) {
      case NodeCommand command -> hear(command);
      case EventAck ack -> hear(ack);
      case RegistrationAck ack -> {
        if (!ack.accepted()) {
          throw new RegistrationRefused(Registrar.reason(ack));
        }
      }
    }
  }

  private void hear(NodeCommand command) {
    if (!command.nodeId().equals(NodeId.BROADCAST) && !command.nodeId().equals(id)) {
      LOG.warn("Ignored a command for node {}, which is not this node ({})", command.nodeId(), id);
      return;
    }
    commands.receive(command, admission.agreed().contains(Capability.COMMAND_RESULT));
  }

  private void hear(EventAck ack) {
    if (!acknowledges) {
      return;
    }
    if (delivery.acknowledge(ack.upTo())) {
      window.acknowledge(ack.upTo());
    } else {
      LOG.warn(
          "The manager acknowledged event {}, which was never sent; it was ignored",
          Long.toUnsignedString(ack.upTo()));
    }
  }

  /** To a manager that acknowledges nothing, what is written counts as delivered. */
  private LineWriter.EventReceipts receipts() {
    return new LineWriter.EventReceipts() {
      @Override
      public void sending(EventLine line) {
        delivery.sending(line);
      }

      @Override
      public void written(EventLine line) {
        if (!acknowledges) {
          delivery.acknowledge(line.seq());
          window.acknowledge(line.seq());
        }
      }
    };
  }

  private void write() throws InterruptedException {
    try {
      writer.run();
    } catch (IOException e) {
      note("writing failed: " + e.getMessage());
      // What the manager said last may still lie unread here, and may be the reason.
      boolean _ = ended.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
      close();
    }
  }

  /** Heartbeats, and an end to a connection on which nothing moves. */
  private void watch() throws InterruptedException {
    long next = System.nanoTime() + heartbeatInterval.toNanos();
    long step = Math.min(WATCH_INTERVAL.toNanos(), heartbeatInterval.toNanos());
    while (!ended.await(step, TimeUnit.NANOSECONDS)) {
      if (System.nanoTime() - next >= 0) {
        next += heartbeatInterval.toNanos();
        outbox.heartbeat(new NodeStatusUpdate(id, state.status(), delivery.counters()));
      }
      if (writer.stuck().compareTo(limits.stuckWrite()) > 0) {
        end("the manager has taken nothing for " + limits.stuckWrite().toSeconds() + " s");
      }
      if (window.stalled().compareTo(limits.stuckAcks()) > 0) {
        end("the manager acknowledged no event for " + limits.stuckAcks().toSeconds() + " s");
      }
    }
  }

  /** The first reason counts; what follows from it does not. */
  private synchronized void note(String reason) {
    if (trouble == null) {
      trouble = reason;
    }
  }

  private void end(String reason) {
    note(reason);
    close();
  }

  private void close() {
    window.close();
    outbox.close();
    connection.close();
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private Thread start(String name, Work work) {
    return Thread.ofVirtual()
        .name("link " + name)
        .start(
            () -> {
              try {
                work.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException e) {
                LOG.error("The link's {} thread failed; connecting again", name, e);
                end("a fault of this node");
              }
            });
  }

  private static void join(Thread... threads) {
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

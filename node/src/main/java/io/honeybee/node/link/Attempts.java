package io.honeybee.node.link;

import io.honeybee.protocol.ManagerDialect;
import io.honeybee.protocol.NodeEvent;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeStatusUpdate;
import io.honeybee.protocol.WireCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts to speak with the manager, each with all of the conversation that comes of it.
 *
 * <p>Thread rule: {@link #make} is for the link's own thread, the rest for any.
 */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  private final LinkSettings settings;
  private final NodeId id;
  private final LinkContext context;
  private final TotpCodes codes;
  private final Connector connector;
  private final Registrar registrar;
  private final CurrentSession current;
  private final LinkDiary diary;
  private final WireCodec codec;
  private volatile boolean announced;

  Attempts(
      LinkSettings settings,
      NodeId id,
      LinkContext context,
      TotpCodes codes,
      Connector connector,
      CurrentSession current,
      LinkDiary diary) {
    this.settings = settings;
    this.id = id;
    this.context = context;
    this.codes = codes;
    this.connector = connector;
    this.current = current;
    this.diary = diary;
    this.codec = new WireCodec();
    this.registrar =
        new Registrar(settings.node(), id, codes, codec, settings.limits().ackTimeout());
  }

  /** The next registration is the first of a start, and says so. */
  void begin() {
    announced = false;
  }

  /** One attempt, and if it succeeds all of the conversation; gives the wait after it. */
  Duration make(Backoff backoff) {
    long began = System.nanoTime();
    String trouble;
    try {
      waitForCode();
      Connection connection = connector.connect(current::opened);
      try (connection) {
        Session registered = register(connection);
        if (registered == null) {
          return Duration.ZERO;
        }
        backoff.spent(since(began));
        began = System.nanoTime();
        trouble = "Lost the manager at " + settings.server().address() + ": " + speak(registered);
      }
      if (since(began).compareTo(settings.limits().heldLongEnough()) >= 0) {
        backoff.reset();
      }
    } catch (RegistrationRefused e) {
      Duration delay = backoff.afterRefusal();
      complain(
          "The manager at " + settings.server().address() + " refused this node: " + e.getMessage(),
          delay);
      return delay;
    } catch (IOException e) {
      backoff.spent(since(began));
      trouble = "No manager: " + e.getMessage();
    } catch (InterruptedException e) {
      return Duration.ZERO;
    } catch (RuntimeException e) {
      LOG.error("The link failed; connecting again", e);
      trouble = "The link failed";
    }
    Duration delay = backoff.next();
    complain(trouble, delay);
    return delay;
  }

  private void complain(String trouble, Duration delay) {
    if (current.isAllowed()) {
      diary.write(LinkReport.State.TROUBLE, trouble);
      LOG.warn("{}. Next attempt in {} s", trouble, "%.1f".formatted(delay.toMillis() / 1000.0));
    }
  }

  private void waitForCode() throws IOException, InterruptedException {
    Duration wait = codes.untilUsable();
    if (wait.isPositive()) {
      diary.write(
          LinkReport.State.WAITING,
          "waiting "
              + (wait.toSeconds() + 1)
              + " s for the next TOTP code, since each is good for one registration only");
      LOG.info(
          "Waiting {} s for the next TOTP code, since each is good for one registration only",
          wait.toSeconds() + 1);
      if (!current.pause(wait)) {
        throw new InterruptedException("stopped");
      }
    }
  }

  private Admission admission(Connection connection) throws IOException {
    try {
      return registrar.register(connection);
    } catch (RegistrationRefused e) {
      throw e;
    } catch (IOException e) {
      throw connector.explain(e);
    }
  }

  private @Nullable Session register(Connection connection) throws IOException {
    Admission admission = admission(connection);
    ManagerDialect dialect =
        new ManagerDialect(codec, admission.agreed(), settings.server().eventFormat());
    Session registered = new Session(id, connection, admission, dialect, context);
    LOG.info(
        "Registered at {} as node {} ({})",
        settings.server().address(),
        id,
        admission.agreed().isEmpty() ? "an older manager" : admission.agreed());
    diary.write(LinkReport.State.REGISTERED, "registered at " + settings.server().address());
    // Not under the lock: the spool may at this moment be telling this link of a loss.
    Map<String, Long> counters = context.delivery().counters();
    return current.begin(registered, fresh -> greet(fresh, counters)) ? registered : null;
  }

  /** How things are, before anything that happens from now on. */
  private void greet(Session registered, Map<String, Long> counters) {
    registered.send(new NodeStatusUpdate(id, context.state().status(), counters));
    if (!announced) {
      registered.send(new NodeEvent.Started());
      announced = true;
    }
    context.state().potStatuses().forEach(registered::send);
  }

  private String speak(Session registered) throws RegistrationRefused {
    try {
      return registered.run();
    } finally {
      current.end(registered);
    }
  }

  private static Duration since(long beganNanos) {
    return Duration.ofNanos(System.nanoTime() - beganNanos);
  }
}

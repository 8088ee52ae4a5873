package io.honeybee.node.link;

import io.honeybee.node.spool.EventSpool;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeMessage;
import io.honeybee.runtime.lifecycle.Service;
import io.honeybee.runtime.tls.CertificateWatch;
import io.honeybee.runtime.tls.TlsClient;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this node connected to its manager: connects, registers, speaks, and comes back after every
 * kind of trouble. Messages and events get through in the form that the manager can read.
 *
 * <p>Thread rule: safe for use by any thread. After {@link #stop} it may be started again.
 */
public final class ManagerLink implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(ManagerLink.class);
  private static final Duration END_WAIT = Duration.ofSeconds(1);

  private final LinkSettings settings;
  private final RandomGenerator random;
  private final CertificateWatch certificates;
  private final LinkContext context;
  private final LinkDiary diary;
  private final Attempts attempts;

  private final CurrentSession current = new CurrentSession();

  /** Guards the thread, and with it starting and stopping. */
  private final Object lifecycle = new Object();

  private @Nullable Thread thread;

  private ManagerLink(
      LinkSettings settings,
      NodeId id,
      TotpCodes codes,
      Optional<TlsClient> tls,
      LinkContext context,
      RandomGenerator random) {
    this.settings = settings;
    this.random = random;
    this.context = context;
    this.diary = new LinkDiary(settings.directory());
    ServerSettings server = settings.server();
    Connector connector =
        new Connector(
            server.address(),
            server.connectionTimeout(),
            tls,
            !settings.tls().client().insecureSkipVerify());
    this.attempts = new Attempts(settings, id, context, codes, connector, current, diary);
    this.certificates =
        new CertificateWatch(
            "link certificates", tls.stream().<Runnable>map(client -> client::checkFiles).toList());
  }

  /**
   * Wires a link, which then waits for {@link #start}.
   *
   * @throws IOException when the TOTP secret or a TLS file cannot be used; one sentence for the
   *     operator
   */
  public static ManagerLink open(
      LinkSettings settings,
      NodeId id,
      EventSpool spool,
      NodeState state,
      CommandReceiver commands,
      InstantSource clock,
      RandomGenerator random)
      throws IOException {
    TlsSettings tls = settings.tls();
    Optional<TlsClient> client =
        tls.enabled() ? Optional.of(TlsClient.open("tls", tls.client(), clock)) : Optional.empty();
    TotpCodes codes = new TotpCodes(settings.auth(), settings.directory(), clock);
    LinkContext context =
        new LinkContext(
            settings.server(),
            settings.limits(),
            state,
            commands,
            new Delivery(spool, state::counters));
    return new ManagerLink(settings, id, codes, client, context, random);
  }

  @Override
  public String name() {
    return "manager link";
  }

  /** Returns at once; whether and when the manager answers is another matter. */
  @Override
  public void start() {
    warnOfInsecurity();
    synchronized (lifecycle) {
      if (thread != null) {
        throw new IllegalStateException("the link is already started");
      }
      attempts.begin();
      diary.forget();
      current.allow();
      thread = Thread.ofVirtual().name("link").start(this::run);
      certificates.start();
    }
  }

  private void warnOfInsecurity() {
    if (!settings.tls().enabled()) {
      LOG.warn(
          "TLS IS OFF: everybody on the way to {} can read along, change what is sent, and pretend"
              + " to be the manager. Set tls.enabled: true in node.yaml",
          settings.server().address());
    } else if (settings.tls().client().insecureSkipVerify()) {
      LOG.warn(
          "THE MANAGER IS NOT VERIFIED: anybody can pretend to be it. Set"
              + " tls.insecure_skip_verify: false and tls.ca_file in node.yaml");
    }
  }

  @Override
  public void stop() {
    stop(List.of());
  }

  /** Stops within a few seconds; the manager gets these last messages if it is there. */
  public void stop(List<? extends NodeMessage> lastMessages) {
    synchronized (lifecycle) {
      certificates.stop();
      Session speaking = current.forbid();
      if (speaking != null) {
        speaking.sayGoodbye(lastMessages);
      }
      if (thread != null) {
        join(thread);
        thread = null;
        diary.forget();
      }
    }
  }

  private static void join(Thread running) {
    try {
      if (!running.join(END_WAIT)) {
        // A name server that does not answer cannot be interrupted; the thread ends after it.
        LOG.debug("The link is still waiting for the network");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The spool's counters, what this link made of them, and those of the {@link NodeState}. */
  public Map<String, Long> counters() {
    return context.delivery().counters();
  }

  /** Whether this node is registered at the manager now. */
  public boolean registered() {
    return current.isThere();
  }

  /**
   * Sends a message, ahead of waiting events. Without a connection an answer, alarm or error waits
   * for the next one; any other message is forgotten, since the next connection begins with how
   * things are then. Returns at once.
   */
  public void send(NodeMessage message) {
    current.send(message);
  }

  private void run() {
    Backoff backoff =
        new Backoff(settings.server().reconnectDelay(), settings.limits().longestDelay(), random);
    while (current.isAllowed()) {
      Duration delay = attempts.make(backoff);
      backoff.spent(delay);
      if (!current.pause(delay)) {
        return;
      }
    }
  }
}

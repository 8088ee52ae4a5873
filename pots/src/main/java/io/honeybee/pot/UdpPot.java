package io.honeybee.pot;

import io.honeybee.runtime.net.Datagram;
import io.honeybee.runtime.net.DatagramHandler;
import io.honeybee.runtime.net.UdpLimits;
import io.honeybee.runtime.net.UdpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pot that answers UDP datagrams. What it pretends to be is its {@link Responder}'s.
 *
 * <p>What comes too fast is counted, and told once a minute as {@code <type>.flood}, since its
 * sources may be forged. Thread rule: safe for use by any thread.
 */
public final class UdpPot implements Pot {
  /** What too many requests are told as; belongs to each UDP pot's types. */
  public static final EventType FLOOD =
      EventType.of(
          "flood",
          "Requests that were too many to be told one by one, summed up once a minute; their"
              + " sources may be forged.",
          new EventField("requests", "how many there were", ""),
          new EventField("sources", "how many sources they seem to have come from", ""),
          new EventField("top_sources", "the busiest of them as ADDRESS COUNT, a list", ""),
          EventField.DURATION_MS);

  private static final PotOption EVENTS_PER_MINUTE =
      new PotOption(
          "events_per_minute",
          "600",
          "Requests a minute that become events of their own, 1..1000000; more are summed up");
  private static final PotOption EVENTS_PER_MINUTE_PER_SOURCE =
      new PotOption(
          "events_per_minute_per_source",
          "300",
          "Requests a minute from one address that become events of their own, 1..1000000");

  /** The options of each UDP pot, beside its own. */
  public static final List<PotOption> OPTIONS =
      List.of(EVENTS_PER_MINUTE, EVENTS_PER_MINUTE_PER_SOURCE);

  private static final int MOST = 1_000_000;
  private static final Duration UPKEEP_INTERVAL = Duration.ofSeconds(5);

  private final PotContext context;
  private final String type;
  private final Responder responder;
  private final FloodGate gate;
  private final UdpServer server;
  private @Nullable Thread upkeep;

  /** Answers requests. Called by one thread a socket, so by several at once. */
  public interface Responder {

    /** Answers one request, reports it, or ignores it. Never waits for the network. */
    void respond(UdpRequest request);

    /** Ends what has been idle too long; called every few seconds while the pot runs. */
    default void upkeep() {}

    /** Ends everything; called when the pot stops. */
    default void stop() {}

    /** Exchanges that are open now. */
    default int openSessions() {
      return 0;
    }
  }

  /**
   * What one type of pot needs of its listener.
   *
   * @param maxDatagramBytes bytes looked at of one datagram
   * @param answersPerSecondPerSource answers a second to one source, which may be a victim's
   */
  public record Shape(int maxDatagramBytes, int answersPerSecondPerSource) {}

  /**
   * @param type the pot type's name
   */
  public UdpPot(PotContext context, String type, Shape shape, Responder responder)
      throws InvalidOptionException {
    this.context = context;
    this.type = type;
    this.responder = responder;
    OptionValues values = context.values();
    this.gate =
        new FloodGate(
            (int) values.number(EVENTS_PER_MINUTE, 1, MOST),
            (int) values.number(EVENTS_PER_MINUTE_PER_SOURCE, 1, MOST),
            context.clock());
    this.server =
        new UdpServer(
            name(),
            context.listen(),
            new UdpLimits(
                shape.maxDatagramBytes(),
                context.access().newPerSecond(),
                context.access().newPerSecondPerSource(),
                shape.answersPerSecondPerSource()),
            new Receiver());
  }

  private final class Receiver implements DatagramHandler {
    @Override
    public void handle(Datagram datagram) {
      responder.respond(new UdpRequest(context, type, datagram, gate));
    }

    @Override
    public void excess(InetSocketAddress source, InetSocketAddress local) {
      gate.exceed(source);
    }
  }

  @Override
  public String name() {
    return type + " pot " + context.potId();
  }

  @Override
  public synchronized void start() throws IOException {
    server.start();
    upkeep = Thread.ofVirtual().name(name() + " upkeep").start(this::keepUp);
  }

  private void keepUp() {
    try {
      while (true) {
        Thread.sleep(UPKEEP_INTERVAL);
        responder.upkeep();
        tellFlood(false);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellFlood(boolean atOnce) {
    gate.take(atOnce).ifPresent(this::tell);
  }

  private void tell(FloodGate.Flood flood) {
    InetSocketAddress local = context.listen().getFirst();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("protocol", type);
    data.put("dst_port", local.getPort());
    data.put("requests", flood.requests());
    data.put("sources", flood.sources());
    data.put("top_sources", flood.top());
    data.put("duration_ms", Math.max(0, flood.lasted().toMillis()));
    context
        .sink()
        .accept(
            new Observation(
                context.potId(),
                type,
                FLOOD.nameFor(type),
                context.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                data));
  }

  @Override
  public synchronized void stop() {
    if (upkeep != null) {
      upkeep.interrupt();
      upkeep = null;
    }
    server.stop();
    responder.stop();
    tellFlood(true);
  }

  @Override
  public List<InetSocketAddress> addresses() {
    return server.addresses();
  }

  @Override
  public int openSessions() {
    return responder.openSessions();
  }

  /** Answers that were not sent, since they were longer than their request, or too many. */
  public long withheldAnswers() {
    return server.withheldAnswers();
  }
}

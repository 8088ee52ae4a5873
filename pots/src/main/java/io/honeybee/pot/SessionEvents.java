package io.honeybee.pot;

import io.honeybee.recording.Recorded;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reports what happens in one session. Every event carries the session's id and both ends of its
 * connection.
 *
 * <p>Thread rule: safe for use by any thread. Each call blocks until the event is on disk.
 */
public final class SessionEvents {
  private static final int ID_BITS = 48;

  private final PotContext context;
  private final String type;
  private final Map<String, Object> common = new LinkedHashMap<>();
  private final InetAddress source;
  private final Instant openedAt;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param type the pot's type, first part of each event type
   * @param source the attacker's end
   * @param destination our end
   */
  public SessionEvents(
      PotContext context, String type, InetSocketAddress source, InetSocketAddress destination) {
    this.context = context;
    this.type = type;
    this.source = source.getAddress();
    this.openedAt = context.clock().instant();
    long id = context.random().nextLong(1L << ID_BITS);
    common.put("session", "%012x".formatted(id));
    common.put("src_ip", source.getAddress().getHostAddress());
    common.put("src_port", source.getPort());
    common.put("dst_ip", destination.getAddress().getHostAddress());
    common.put("dst_port", destination.getPort());
    common.put("protocol", type);
  }

  /** The attacker's address. */
  public InetAddress source() {
    return source;
  }

  /** The session's id: twelve hexadecimal digits. */
  public String session() {
    return String.valueOf(common.get("session"));
  }

  /** Both ends as {@code SSH_CONNECTION} has them: address and port, twice. */
  public String clientAndServer() {
    return common.get("src_ip")
        + " "
        + common.get("src_port")
        + " "
        + common.get("dst_ip")
        + " "
        + common.get("dst_port");
  }

  /** Reports {@code <type>.session.connect}. */
  public void connected() {
    report("session.connect", new EventFields());
  }

  /** Reports {@code <type>.session.closed} with the duration; the first call only. */
  public void closed() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    Duration open = Duration.between(openedAt, context.clock().instant());
    long millis = Math.max(0, open.toMillis());
    report(
        "session.closed",
        new EventFields().number("duration", millis / 1000.0).number("duration_ms", millis));
  }

  /** Reports {@code <type>.log.closed}, if there is a recording. */
  public void recorded(Optional<Recorded> recording) {
    recording.ifPresent(
        file -> {
          EventFields fields =
              new EventFields()
                  .text("ttylog", file.ttylog())
                  .number("size", file.size())
                  .number("duration_ms", file.durationMillis())
                  .text("shasum", file.sha256());
          report("log.closed", file.cut() ? fields.cut() : fields);
        });
  }

  /**
   * Reports an event.
   *
   * @param verb the event type without the pot's type, such as {@code login.failed}
   */
  public void report(String verb, EventFields fields) {
    Map<String, Object> data = new LinkedHashMap<>(common);
    // The connection's own fields win: an attacker's never have their names.
    fields.build().forEach(data::putIfAbsent);
    List<String> techniques = Techniques.of(verb);
    if (!techniques.isEmpty()) {
      data.putIfAbsent(EventField.TECHNIQUES.name(), techniques);
    }
    Instant now = context.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    context.sink().accept(new Observation(context.potId(), type, type + "." + verb, now, data));
  }
}

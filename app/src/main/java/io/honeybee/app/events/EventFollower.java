package io.honeybee.app.events;

import io.honeybee.app.terminal.OperatorFault;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * Follows events from now on, over lost connections, without a gap and without giving one twice.
 *
 * <p>Thread rule: one thread.
 */
final class EventFollower {
  private static final String PATH = "/api/v1/events/stream";
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  /** A connection that held for so long was a good one, though nothing happened. */
  private static final Duration GOOD_CONNECTION = Duration.ofSeconds(20);

  private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

  /** Gets events. */
  interface Listener {
    /** Following begins; what is stored from now on will come. */
    void ready();

    /**
     * Takes one.
     *
     * @return whether more are wanted
     */
    boolean event(ApiEvent event);
  }

  private final ApiClient client;
  private final Map<String, String> filters;
  private final Retries retries;
  private final Listener listener;

  /** Where to go on; empty until the manager was asked where its newest event is. */
  private Optional<String> position = Optional.empty();

  /** The one event that a manager had, whose position it does not tell; it is not given. */
  private Optional<String> onlyOldOne = Optional.empty();

  EventFollower(ApiClient client, Map<String, String> filters, Retries retries, Listener listener) {
    this.client = client;
    this.filters = filters;
    this.retries = retries;
    this.listener = listener;
  }

  /** Returns when the listener wants no more. */
  void follow() throws ConnectionLost, OperatorFault, InterruptedException {
    while (true) {
      long startNanos = System.nanoTime();
      try {
        if (!connection()) {
          return;
        }
        throw new IOException("the manager ended the stream");
      } catch (IOException e) {
        if (System.nanoTime() - startNanos > GOOD_CONNECTION.toNanos()) {
          retries.succeeded();
        }
        retries.failed(e);
      }
    }
  }

  /** Gives back whether more events are wanted. */
  private boolean connection() throws IOException, OperatorFault, InterruptedException {
    boolean first = position.isEmpty();
    String from = first ? newest() : position.get();
    try (InputStream body =
        client.get(PATH, filters, Map.of("Last-Event-ID", from), ANSWER_LIMIT)) {
      position = Optional.of(from);
      retries.connected();
      if (first) {
        listener.ready();
      }
      ServerSentEvents stream = new ServerSentEvents(body);
      for (Optional<ServerSentEvents.Sent> sent = stream.next();
          sent.isPresent();
          sent = stream.next()) {
        ApiEvent event = event(sent.get());
        retries.succeeded();
        if (onlyOldOne.filter(event.text("event_id")::equals).isEmpty() && !listener.event(event)) {
          return false;
        }
        position = Optional.of(sent.get().id());
      }
      return true;
    }
  }

  private String newest() throws IOException, OperatorFault, InterruptedException {
    EventPages.Page newest = new EventPages(client).newest();
    if (newest.next().isEmpty() && !newest.events().isEmpty()) {
      onlyOldOne = Optional.of(newest.events().getFirst().text("event_id"));
    }
    return newest.next().orElse("0");
  }

  private static ApiEvent event(ServerSentEvents.Sent sent) throws IOException {
    if (!POSITION.matcher(sent.id()).matches()) {
      throw new IOException("an event came without its position");
    }
    try {
      return ApiEvent.of(EventPages.JSON.readTree(sent.data()));
    } catch (JacksonException e) {
      throw new IOException("an event came that is no JSON", e);
    }
  }
}

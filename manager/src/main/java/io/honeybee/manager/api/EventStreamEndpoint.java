package io.honeybee.manager.api;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.honeybee.manager.events.EventFeed;
import io.honeybee.manager.events.EventJson;
import io.honeybee.manager.events.EventQuery;
import io.honeybee.manager.events.EventStore;
import io.honeybee.manager.events.FeedDropped;
import io.honeybee.manager.events.StoredEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Events as they are committed, as server-sent events. Each has its position as id; who comes back
 * with {@code Last-Event-ID} goes on after it without a gap. A reader that is too slow is dropped.
 */
record EventStreamEndpoint(EventStore events, StreamWatch watch, Duration heartbeat)
    implements ViewerEndpoint {
  private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

  @Override
  public String path() {
    return "/api/v1/events/stream";
  }

  @Override
  public void answer(Call call) throws Problem {
    Parameters parameters = call.parameters();
    EventQuery filter = EventFilters.all(parameters);
    parameters.refuseOthers();
    Optional<Long> last = lastEventId(call);
    if (!watch.enter()) {
      throw Problem.unavailable("as many follow as this manager serves; try again in a while");
    }
    try (EventFeed feed =
        last.isPresent() ? events.followAfter(filter, last.get()) : events.follow(filter)) {
      stream(call, feed);
    } finally {
      watch.leave();
    }
  }

  private static Optional<Long> lastEventId(Call call) throws Problem {
    Optional<String> id =
        call.request()
            .headers()
            .first(HeaderNames.create("Last-Event-ID"))
            .filter(s -> !s.isEmpty());
    if (id.isPresent() && !POSITION.matcher(id.get()).matches()) {
      throw Problem.badRequest("Last-Event-ID is no id of this stream");
    }
    return id.map(Long::valueOf);
  }

  private void stream(Call call, EventFeed feed) {
    call.response().header("Content-Type", "text/event-stream");
    // For proxies that would otherwise gather events before they pass them on.
    call.response().header("X-Accel-Buffering", "no");
    OutputStream out = call.response().outputStream();
    try {
      write(out, "retry: 2000\n\n");
      while (true) {
        Optional<StoredEvent> event = feed.next(heartbeat);
        if (event.isPresent()) {
          StoredEvent e = event.get();
          write(out, "id: " + e.position() + "\ndata: " + EventJson.line(e) + "\n\n");
        } else if (call.stillAllowed().check()) {
          write(out, ":\n\n");
        } else {
          break;
        }
      }
    } catch (FeedDropped e) {
      throw new CloseConnectionException("too slow to follow", e);
    } catch (InterruptedException e) {
      throw new CloseConnectionException("the stream was ended", e);
    }
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(OutputStream out, String text) {
    watch.write(
        () -> {
          try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}

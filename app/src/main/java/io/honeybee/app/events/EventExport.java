package io.honeybee.app.events;

import io.honeybee.app.terminal.OperatorFault;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fetches all that a manager has stored up to now, page after page; a page that was lost on its way
 * is fetched again, so that no event is missing and none comes twice. One thread.
 */
final class EventExport {
  private final EventPages pages;
  private final Map<String, String> filters;
  private final Retries retries;
  private long count;

  /** Takes a page. */
  interface Writer {
    /**
     * Writes events.
     *
     * @param count of all, with these
     */
    void write(List<ApiEvent> events, long count) throws OutputFailed;
  }

  EventExport(EventPages pages, Map<String, String> filters, Retries retries) {
    this.pages = pages;
    this.filters = filters;
    this.retries = retries;
  }

  void run(Writer writer) throws ConnectionLost, OutputFailed, OperatorFault, InterruptedException {
    // Else a manager that stores faster than it is read would never come to an end.
    Optional<Long> end = page(pages::newest).next().map(Long::valueOf);
    Optional<Long> position = Optional.of(0L);
    while (position.isPresent()) {
      String after = position.get().toString();
      EventPages.Page page = page(() -> pages.after(after, filters));
      count += page.events().size();
      writer.write(page.events(), count);
      // Without an end there was one event at most, and the first page has it.
      position = page.next().map(Long::valueOf).filter(at -> end.isPresent() && at < end.get());
    }
  }

  /** A question that may fail. */
  private interface Question {
    EventPages.Page ask() throws IOException, OperatorFault, InterruptedException;
  }

  private EventPages.Page page(Question question)
      throws ConnectionLost, OperatorFault, InterruptedException {
    while (true) {
      try {
        EventPages.Page page = question.ask();
        retries.connected();
        retries.succeeded();
        return page;
      } catch (IOException e) {
        retries.failed(e);
      }
    }
  }

  /** How many events were found. */
  long count() {
    return count;
  }
}

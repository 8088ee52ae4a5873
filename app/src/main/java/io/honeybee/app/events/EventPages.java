package io.honeybee.app.events;

import io.honeybee.app.terminal.OperatorFault;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events in pages, in the order in which the manager stored them, the oldest first. Only one page
 * is in memory: at most {@value #LIMIT} events, fewer when they are large.
 *
 * <p>Thread rule: one thread.
 */
final class EventPages {
  static final int LIMIT = 500;
  private static final String PATH = "/api/v1/events";

  /** A manager may have to walk through all that it has before it finds the first one. */
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(5);

  private static final long MAX_PAGE_BYTES = 256L << 20;
  private static final int MAX_STRING_CHARS = 32 << 20;
  private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

  /** Numbers as they came, and no bound on what a manager let in except one in all. */
  static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(MAX_PAGE_BYTES)
                          .maxStringLength(MAX_STRING_CHARS)
                          .maxNumberLength(MAX_STRING_CHARS)
                          .maxNameLength(MAX_STRING_CHARS)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final ApiClient client;

  EventPages(ApiClient client) {
    this.client = client;
  }

  /**
   * A page.
   *
   * @param next where the next one begins; empty when nothing was found
   */
  record Page(List<ApiEvent> events, Optional<String> next) {}

  /**
   * Asks for what comes after a position.
   *
   * @param position 0 for all
   */
  Page after(String position, Map<String, String> filters)
      throws IOException, OperatorFault, InterruptedException {
    Map<String, String> parameters = new LinkedHashMap<>(filters);
    parameters.put("after", position);
    parameters.put("limit", Integer.toString(LIMIT));
    return get(parameters);
  }

  /** The newest event, and its position when there are others before it. */
  Page newest() throws IOException, OperatorFault, InterruptedException {
    return get(Map.of("limit", "1"));
  }

  private Page get(Map<String, String> parameters)
      throws IOException, OperatorFault, InterruptedException {
    JsonNode json;
    try (InputStream body = client.get(PATH, parameters, Map.of(), ANSWER_LIMIT)) {
      json = JSON.readTree(body);
    } catch (JacksonException e) {
      throw new IOException("the answer broke off or is no JSON", e);
    }
    List<ApiEvent> events = new ArrayList<>();
    for (JsonNode event : json.path("events")) {
      events.add(ApiEvent.of(event));
    }
    JsonNode next = json.path("next");
    if (!json.path("events").isArray()
        || !(next.isNull() || POSITION.matcher(next.asString("")).matches())) {
      throw new IOException("what answers is no HoneyBee manager");
    }
    return new Page(events, next.isNull() ? Optional.empty() : Optional.of(next.stringValue()));
  }
}

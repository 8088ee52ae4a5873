package io.honeybee.manager.api;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** What is answered when a request is no HTTP that could be routed. Stateless. */
final class DirectAnswers implements DirectHandler {

  static DirectHandlers handlers() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      handlers.addHandler(type, new DirectAnswers());
    }
    return handlers.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    // A fault of ours is told by Answers and never comes here: what the server calls its own error
    // is a request line or a header that it stumbled over.
    Status told = type == EventType.INTERNAL_ERROR ? Status.BAD_REQUEST_400 : status;
    ObjectNode problem =
        ApiJson.object()
            .put("type", "about:blank")
            .put("title", told.reasonPhrase())
            .put("status", told.code())
            .put("detail", "this is no request that the server takes");
    return TransportResponse.builder()
        .status(told)
        .headers(headers)
        .header(HeaderNames.CONTENT_TYPE, "application/problem+json")
        .keepAlive(false)
        .entity(ApiJson.text(problem).getBytes(StandardCharsets.UTF_8))
        .build();
  }
}

package io.honeybee.manager.api;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.honeybee.manager.access.Actor;
import io.honeybee.protocol.NodeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request and its answer. Used by the request's own thread.
 *
 * @param pass who was let in; empty where anyone may ask
 */
record Call(ServerRequest request, ServerResponse response, Optional<Gate.Pass> pass) {
  private static final Pattern NODE_ID = Pattern.compile("\\d{1,20}");
  private static final int MAX_ID_CHARS = 100;

  /** Asks again. */
  @FunctionalInterface
  interface StillAllowed {
    boolean check();
  }

  /** Whether the caller's token or session is good even now, for answers that go on for long. */
  StillAllowed stillAllowed() {
    return pass.map(Gate.Pass::stillAllowed).orElse(() -> true);
  }

  /** Who asks, for the audit log. */
  Actor actor() {
    Optional<InetAddress> source = ClientAddress.of(request);
    return pass.map(given -> Actor.of(given.principal(), source))
        .orElseGet(() -> Actor.nobody(source));
  }

  Parameters parameters() throws Problem {
    return Parameters.of(request);
  }

  /** The last part of the path that varies. */
  String id() {
    String id = request.path().pathParameters().get("id");
    return id.length() <= MAX_ID_CHARS ? id : id.substring(0, MAX_ID_CHARS);
  }

  NodeId nodeId() throws Problem {
    return nodeId(id());
  }

  static NodeId nodeId(String text) throws Problem {
    if (NODE_ID.matcher(text).matches()) {
      try {
        return NodeId.parse(text);
      } catch (NumberFormatException e) {
        throw Problem.badRequest("a node's id is at most 18446744073709551615");
      }
    }
    throw Problem.badRequest("a node's id is a decimal number such as 18446744073709551615");
  }

  /** The body, which is JSON in UTF-8. */
  byte[] body(int maxBytes) throws Problem {
    try {
      byte[] body = request.content().inputStream().readNBytes(maxBytes + 1);
      if (body.length > maxBytes) {
        throw Problem.tooLarge("a body is at most " + maxBytes + " bytes");
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void send(int status, ObjectNode json) {
    response.status(status);
    response.header("Content-Type", "application/json");
    response.send(ApiJson.text(json).getBytes(StandardCharsets.UTF_8));
  }
}

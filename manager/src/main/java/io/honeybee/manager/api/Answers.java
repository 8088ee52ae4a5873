package io.honeybee.manager.api;

import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs endpoints behind the gate and tells what went wrong. Safe for use by any thread. */
final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private final Gate gate;

  Answers(Gate gate) {
    this.gate = gate;
  }

  void answer(Endpoint endpoint, ServerRequest request, ServerResponse response) {
    try {
      Optional<Gate.Pass> pass =
          endpoint.role().isPresent()
              ? Optional.of(gate.check(request, endpoint.role().get()))
              : Optional.empty();
      endpoint.answer(new Call(request, response, pass));
    } catch (Problem problem) {
      send(response, problem);
    } catch (UncheckedIOException | CloseConnectionException | RequestException | HttpException e) {
      // The client is gone or broke HTTP itself, which the server knows how to end.
      throw e;
    } catch (JdbiException e) {
      LOG.warn("{} could not be answered from the store: {}", endpoint.path(), e.getMessage());
      send(response, Problem.unavailable("the store does not answer; try again in a while"));
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", endpoint.method().text(), endpoint.path(), e);
      send(response, Problem.internal());
    }
  }

  void send(ServerResponse response, Problem problem) {
    if (response.isSent()) {
      throw new CloseConnectionException("the answer broke off: " + problem.detail());
    }
    response.status(problem.status());
    response.header("Content-Type", "application/problem+json");
    problem.headers().forEach(response::header);
    response.send(ApiJson.text(ApiJson.problem(problem)).getBytes(StandardCharsets.UTF_8));
  }
}

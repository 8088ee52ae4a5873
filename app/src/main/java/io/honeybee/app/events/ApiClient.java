package io.honeybee.app.events;

import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.runtime.text.Printable;
import io.honeybee.runtime.tls.TlsFailure;
import io.honeybee.runtime.tls.VerifyingContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLParameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a manager's HTTP API. What the operator must mend is an {@link OperatorFault}; any other
 * failure may be gone with another try.
 *
 * <p>Thread rule: one thread asks; any may {@link #close}.
 */
final class ApiClient implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

  /** A stream of events says something every 15 seconds. */
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(45);

  private static final int MAX_PROBLEM_BYTES = 64 << 10;
  private static final int MAX_DETAIL_CHARS = 300;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ManagerAccess manager;
  private final Duration idleLimit;
  private final HttpClient http;

  ApiClient(ManagerAccess manager, InstantSource clock) throws TlsFailure {
    this(manager, clock, IDLE_LIMIT);
  }

  /**
   * @param idleLimit how long a body may pause
   */
  ApiClient(ManagerAccess manager, InstantSource clock, Duration idleLimit) throws TlsFailure {
    this.manager = manager;
    this.idleLimit = idleLimit;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            // The token goes to nobody but the manager that was named.
            .followRedirects(HttpClient.Redirect.NEVER);
    if ("https".equalsIgnoreCase(manager.url().getScheme())) {
      builder.sslContext(VerifyingContext.of("--ca", manager.caFile(), "--url", clock));
      builder.sslParameters(new SSLParameters(null, new String[] {VerifyingContext.PROTOCOL}));
    }
    this.http = builder.build();
  }

  /**
   * Sends a GET and gives the body of a good answer.
   *
   * @param limit how long the answer's first line may take
   */
  InputStream get(
      String path, Map<String, String> parameters, Map<String, String> headers, Duration limit)
      throws IOException, OperatorFault, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(manager.url() + path + query(parameters)))
            .timeout(limit)
            .header("Authorization", "Bearer " + manager.token())
            .header("User-Agent", "honeybee");
    headers.forEach(request::header);
    HttpResponse<InputStream> response;
    try {
      response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      Optional<String> refusal = VerifyingContext.refusal(e);
      if (refusal.isPresent()) {
        throw new OperatorFault(refusal.get());
      }
      throw e;
    }
    InputStream body = new IdleLimit(response.body(), idleLimit);
    if (response.statusCode() == 200) {
      return body;
    }
    try (body) {
      throw refused(response, detail(body));
    }
  }

  private static String query(Map<String, String> parameters) {
    return parameters.isEmpty()
        ? ""
        : parameters.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }

  /** Gives back what may be tried again, and throws what may not. */
  private IOException refused(HttpResponse<?> response, String detail) throws OperatorFault {
    int status = response.statusCode();
    if (status == 429 || status >= 500) {
      return new Unavailable("it answered " + status + detail, retryAfter(response));
    }
    throw new OperatorFault(
        switch (status) {
          case 401, 403 ->
              "the manager at "
                  + manager
                  + " refuses the token"
                  + detail
                  + "; give the file of a good one with --token-file ('honeybee manager token add"
                  + " NAME' makes one)";
          case 400 -> "the manager refuses what was asked for" + detail;
          case 404 ->
              "there is no HoneyBee API at " + manager + "; check --url (default port 9002)";
          default ->
              manager + " answered " + status + ", as a HoneyBee manager does not; check --url";
        });
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> SECONDS.matcher(value).matches())
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(Duration.ZERO);
  }

  /** What the manager says of it, if it is a manager. */
  private static String detail(InputStream body) {
    try {
      String detail = JSON.readTree(body.readNBytes(MAX_PROBLEM_BYTES)).path("detail").asString("");
      return detail.isEmpty() ? "" : " (" + Printable.escape(detail, MAX_DETAIL_CHARS) + ")";
    } catch (IOException | JacksonException e) {
      return "";
    }
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}

package io.honeybee.app.doctor;

import io.honeybee.runtime.config.HostPort;
import io.honeybee.runtime.tls.TlsClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * This machine's clock against the manager's. The port for nodes tells no time, so the HTTP port is
 * asked, where it can be reached: by default it is the next one.
 */
final class ClockCheck implements Check {
  static final String STEP = "clock";

  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** One step of TOTP, which the manager forgives. */
  private static final Duration FORGIVEN = Duration.ofSeconds(30);

  private static final int MAX_HEADER_LINES = 50;
  private static final String HEADER = "date:";

  @Override
  public String step() {
    return STEP;
  }

  @Override
  public Set<String> needs(Patient patient) {
    return Set.of(TcpCheck.STEP);
  }

  @Override
  public void run(Patient patient, Chart chart) {
    HostPort nodes = patient.config().server().address();
    HostPort http = new HostPort(nodes.host(), nodes.port() + 1);
    Optional<Instant> there;
    try {
      there = ask(http, patient);
    } catch (IOException e) {
      there = Optional.empty();
    }
    if (there.isEmpty()) {
      chart.skip(
          STEP,
          "not checked: no HTTP port of the manager answers at %s; a clock that is off shows in the"
                  .formatted(http)
              + " registration, where the manager names the offset");
      return;
    }
    Duration off = Duration.between(there.get(), patient.clock().instant());
    String text =
        "this machine's clock is %s %s that of %s"
            .formatted(Durations.text(off.abs()), off.isNegative() ? "behind" : "ahead of", http);
    if (off.abs().compareTo(FORGIVEN) > 0) {
      chart.warn(STEP, text + "; set both right (NTP), since one-time codes depend on it");
    } else {
      chart.ok(STEP, "as that of " + http + ", to " + (off.abs().toSeconds() + 1) + " s");
    }
  }

  private static Optional<Instant> ask(HostPort http, Patient patient) throws IOException {
    Socket raw = ManagerSocket.connect(http, patient.deadline(), LIMIT);
    // The manager serves plain HTTP on loopback only.
    boolean tls = !raw.getInetAddress().isLoopbackAddress() && patient.config().tls().enabled();
    try (Socket socket =
        tls
            ? TlsClient.open("tls", patient.config().tls().client(), patient.clock())
                .handshake(raw, http.host())
            : raw) {
      socket
          .getOutputStream()
          .write(
              "GET /health HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(http)
                  .getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return date(
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)));
    }
  }

  private static Optional<Instant> date(BufferedReader answer) throws IOException {
    for (int i = 0; i < MAX_HEADER_LINES; i++) {
      String line = answer.readLine();
      if (line == null || line.isEmpty()) {
        return Optional.empty();
      }
      if (line.toLowerCase(Locale.ROOT).startsWith(HEADER)) {
        try {
          return Optional.of(
              ZonedDateTime.parse(
                      line.substring(HEADER.length()).strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                  .toInstant());
        } catch (DateTimeException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}

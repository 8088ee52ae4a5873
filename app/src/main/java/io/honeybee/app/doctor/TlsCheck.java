package io.honeybee.app.doctor;

import io.honeybee.node.link.ConnectTrouble;
import io.honeybee.node.link.ServerSettings;
import io.honeybee.runtime.certs.CertificateSummary;
import io.honeybee.runtime.tls.TlsClient;
import io.honeybee.runtime.tls.TlsClientSettings;
import io.honeybee.runtime.tls.TlsFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocket;

/** Whether the two sides come to trust each other, and on which certificate. */
final class TlsCheck implements Check {
  static final String STEP = "tls";

  static final String CLIENT = "tls client";

  private static final String CERTIFICATE = "certificate";
  private static final Duration SOON = Duration.ofDays(14);

  /** In TLS 1.3 a client hears only after the handshake that its certificate was refused. */
  private static final Duration OBJECTION_TIME = Duration.ofMillis(300);

  /** A manager that has just refused does so again at once. */
  private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

  /** The first byte of a TLS alert record. */
  private static final int TLS_ALERT = 0x15;

  @Override
  public String step() {
    return STEP;
  }

  @Override
  public Set<String> needs(Patient patient) {
    return Set.of(TcpCheck.STEP);
  }

  @Override
  public void run(Patient patient, Chart chart) throws IOException {
    if (!patient.config().tls().enabled()) {
      plain(patient, chart);
      return;
    }
    TlsClient client = TlsClient.open("tls", patient.config().tls().client(), patient.clock());
    SSLSocket socket;
    try {
      socket = shakeHands(client, patient, patient.config().server().connectionTimeout());
    } catch (TlsFailure e) {
      chart.fail(STEP, e);
      seeAnyway(patient).ifPresent(seen -> certificate(seen, patient, chart));
      return;
    }
    try (socket) {
      chart.ok(STEP, "TLS 1.3, " + trust(patient));
      certificate(shown(socket), patient, chart);
      objection(client, socket, patient, chart);
    }
  }

  private static String trust(Patient patient) {
    TlsClientSettings settings = patient.config().tls().client();
    return settings.insecureSkipVerify()
        ? "with a manager that was not verified"
        : "with a manager whose certificate is good for "
            + settings.serverName().orElse(patient.config().server().address().host());
  }

  private static SSLSocket shakeHands(TlsClient client, Patient patient, Duration limit)
      throws IOException {
    ServerSettings server = patient.config().server();
    Socket raw = ManagerSocket.connect(server.address(), patient.deadline(), limit);
    return client.handshake(raw, server.address().host());
  }

  private static X509Certificate shown(SSLSocket socket) throws IOException {
    return (X509Certificate) socket.getSession().getPeerCertificates()[0];
  }

  private static void objection(TlsClient client, SSLSocket socket, Patient patient, Chart chart)
      throws IOException {
    socket.setSoTimeout((int) OBJECTION_TIME.toMillis());
    try {
      int said = socket.getInputStream().read();
      chart.fail(
          CLIENT,
          said < 0
              ? "the manager closed the connection right after the TLS handshake; its log says why"
              : "what listens there speaks first, which no manager does; check server.address");
    } catch (SocketTimeoutException e) {
      // It waits for a registration, as it should.
      chart.ok(
          CLIENT,
          patient.config().tls().client().certFile().isPresent()
              ? "the manager has nothing against this node's certificate (tls.cert_file)"
              : "the manager wants no certificate of this node");
    } catch (IOException e) {
      chart.fail(CLIENT, client.explain(e));
    }
  }

  /** What the manager shows, good or not; only to be looked at. */
  private static Optional<X509Certificate> seeAnyway(Patient patient) {
    TlsClientSettings own = patient.config().tls().client();
    TlsClientSettings credulous =
        new TlsClientSettings(
            own.certFile(),
            own.keyFile(),
            Optional.empty(),
            Optional.empty(),
            true,
            own.serverName());
    try (SSLSocket socket =
        shakeHands(TlsClient.open("tls", credulous, patient.clock()), patient, SECOND_LOOK)) {
      return Optional.of(shown(socket));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void certificate(X509Certificate shown, Patient patient, Chart chart) {
    CertificateSummary summary = CertificateSummary.of(shown);
    Instant now = patient.clock().instant();
    String text =
        "the manager shows %s, for %s, from %s to %s, signed by %s"
            .formatted(
                summary.subject(),
                summary.hosts().isEmpty() ? "no host" : String.join(", ", summary.hosts()),
                summary.notBefore(),
                summary.notAfter(),
                summary.issuer());
    Duration left = Duration.between(now, summary.notAfter());
    if (left.isNegative()) {
      chart.fail(
          CERTIFICATE, text + ": it has expired; renew it at the manager ('honeybee certs renew')");
    } else if (left.compareTo(SOON) < 0) {
      chart.warn(
          CERTIFICATE, text + ": it ends soon; renew it at the manager ('honeybee certs renew')");
    } else {
      chart.ok(
          CERTIFICATE,
          text + " (" + ChronoUnit.DAYS.between(now, summary.notAfter()) + " days left)");
    }
  }

  /** Whoever speaks TLS objects to a line feed; a manager without TLS waits for more. */
  private static void plain(Patient patient, Chart chart) throws IOException {
    ServerSettings server = patient.config().server();
    try (Socket socket =
        ManagerSocket.connect(server.address(), patient.deadline(), server.connectionTimeout())) {
      OutputStream output = socket.getOutputStream();
      output.write('\n');
      output.flush();
      socket.setSoTimeout((int) OBJECTION_TIME.toMillis());
      if (socket.getInputStream().read() == TLS_ALERT) {
        throw ConnectTrouble.speaksTls();
      }
    } catch (SocketTimeoutException e) {
      // As it should be.
    }
    chart.skip(STEP, "off in this configuration (tls.enabled: false)");
  }
}

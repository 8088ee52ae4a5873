package io.honeybee.manager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.runtime.certs.CertificateAuthority;
import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.certs.CertificateRequest;
import io.honeybee.runtime.tls.ClientAuth;
import io.honeybee.runtime.tls.TlsServer;
import io.honeybee.runtime.tls.TlsServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ApiTlsTest {
  @TempDir Path directory;

  @Test
  void apiSpeaksTls13AndNothingOlder() throws Exception {
    CertificateAuthority ca =
        CertificateAuthority.create(
            directory.resolve("ca"), "CA", InstantSource.system(), new SecureRandom());
    CertificateFiles files = CertificateFiles.in(directory, "manager");
    ca.issue(CertificateRequest.server("manager", List.of("127.0.0.1")), files);
    TlsServer tls =
        TlsServer.open(
            "http.tls",
            new TlsServerSettings(
                files.certificate(),
                files.key(),
                Optional.empty(),
                Optional.empty(),
                ClientAuth.NONE),
            InstantSource.system());
    SSLContext trusting = trusting(ca.certificate());
    HttpClient client = HttpClient.newBuilder().sslContext(trusting).build();
    try (ApiRig rig = new ApiRig(directory, Optional.of(tls), client)) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("https://127.0.0.1:" + rig.api.address().getPort() + "/api/v1/nodes"))
              .header("Authorization", "Bearer " + ApiRig.VIEWER)
              .build();
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
      try (HttpClient older =
          HttpClient.newBuilder()
              .sslContext(trusting)
              .sslParameters(new SSLParameters(null, new String[] {"TLSv1.2"}))
              .build()) {
        assertThatThrownBy(() -> older.send(request, HttpResponse.BodyHandlers.ofString()))
            .isInstanceOf(SSLHandshakeException.class);
      }
      try (HttpClient plain = HttpClient.newHttpClient()) {
        assertThatThrownBy(
                () ->
                    plain.send(
                        HttpRequest.newBuilder(rig.uri("/health")).build(),
                        HttpResponse.BodyHandlers.ofString()))
            .isInstanceOf(IOException.class);
      }
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }

  private static SSLContext trusting(X509Certificate ca) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("ca", ca);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}

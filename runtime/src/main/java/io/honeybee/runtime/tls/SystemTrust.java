package io.honeybee.runtime.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The certificate authorities of this machine. The operating system's list goes before the Java
 * runtime's own: it is there that an administrator adds the company's CA.
 */
final class SystemTrust {
  private static final String JAVA_OVERRIDE = "javax.net.ssl.trustStore";
  private static final List<Path> BUNDLES =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
          Path.of("/etc/ssl/ca-bundle.pem"),
          Path.of("/etc/ssl/cert.pem"));

  private SystemTrust() {}

  static List<X509Certificate> read() throws IOException {
    if (System.getProperty(JAVA_OVERRIDE) == null) {
      for (Path bundle : BUNDLES) {
        if (Files.isReadable(bundle)) {
          return Pem.certificates(bundle);
        }
      }
    }
    return ofJava();
  }

  private static List<X509Certificate> ofJava() throws IOException {
    try {
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init((KeyStore) null);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          return Arrays.asList(x509.getAcceptedIssuers());
        }
      }
      throw new IOException("this Java runtime has no list of certificate authorities");
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "the Java runtime's list of certificate authorities is unusable: " + e.getMessage(), e);
    }
  }
}

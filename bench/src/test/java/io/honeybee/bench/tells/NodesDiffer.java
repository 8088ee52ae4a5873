package io.honeybee.bench.tells;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Two nodes must not look alike where two machines would not. */
final class NodesDiffer {
  private static final int PATIENCE_MILLIS = 20_000;

  /** What differs between any two machines, by how a shell prints it. */
  private static final List<List<String>> FACTS =
      List.of(
          List.of("host name", "hostname"),
          List.of("boot time", "grep btime /proc/stat"),
          List.of("machine-id", "cat /etc/machine-id"),
          List.of("host key", "cat /etc/ssh/ssh_host_ed25519_key.pub"),
          List.of("hardware address", "cat /sys/class/net/*/address | grep -v 00:00:00:00:00:00"),
          List.of("free memory", "grep MemFree /proc/meminfo"),
          List.of("used disk", "df / | awk 'END{print $3}'"),
          List.of("processes", "ps -eo pid,comm | md5sum"));

  private final Findings findings;

  NodesDiffer(Findings findings) {
    this.findings = findings;
  }

  void shells(Shell one, Shell other) throws IOException {
    for (List<String> fact : FACTS) {
      String first = one.out(fact.get(1));
      findings.check(
          "two nodes: " + fact.getFirst(),
          !first.isEmpty() && !first.equals(other.out(fact.get(1))),
          "both: " + first);
    }
  }

  /** Ports that speak TLS from the first byte. */
  void certificates(Target one, Target other) throws IOException, GeneralSecurityException {
    for (String type : List.of("https")) {
      if (one.port(type).isEmpty() || other.port(type).isEmpty()) {
        findings.notTried("two nodes: certificate of " + type, "no such port");
        continue;
      }
      X509Certificate first = certificate(one.host(), one.port(type).getAsInt());
      X509Certificate second = certificate(other.host(), other.port(type).getAsInt());
      findings.check(
          "two nodes: certificate of " + type,
          !first.getPublicKey().equals(second.getPublicKey())
              && !first.getSerialNumber().equals(second.getSerialNumber()),
          "one key or serial number: " + first.getSerialNumber());
    }
  }

  private static X509Certificate certificate(String host, int port)
      throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustAnything()}, new SecureRandom());
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      plain.setSoTimeout(PATIENCE_MILLIS);
      try (SSLSocket tls =
          (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, false)) {
        tls.startHandshake();
        return (X509Certificate) tls.getSession().getPeerCertificates()[0];
      }
    }
  }

  /** What a banner says of the host, where it says something. */
  void banners(Target target, Shell shell) throws IOException {
    String name = shell.out("hostname");
    for (String type : List.of("smtp", "ftp", "pop3", "imap")) {
      if (target.port(type).isEmpty()) {
        findings.notTried(type + " banner and host name agree", "no such port");
        continue;
      }
      try (Talk talk = new Talk(target.host(), target.port(type).getAsInt())) {
        String banner = talk.line();
        // Only mail servers always name themselves.
        boolean named = !type.equals("smtp") || banner.contains(name);
        findings.check(type + " banner and host name agree", named, name + "; " + banner);
      }
    }
  }

  /** For looking at a certificate; nothing secret is ever sent. */
  private static final class TrustAnything implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException("this is a client");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      // It is only looked at.
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

package io.honeybee.pot;

import io.honeybee.fingerprint.ClientHello;
import io.honeybee.fingerprint.Ja3;
import io.honeybee.fingerprint.Ja4;
import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.certs.SelfSignedCertificate;
import io.honeybee.runtime.files.DurableFile;
import io.honeybee.runtime.net.TcpConnection;
import io.honeybee.runtime.tls.Pem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * TLS as a pot speaks it: 1.2 and 1.3, as servers in the field do, with a certificate that the
 * pretended machine signed itself when it was installed. It is made at first use and kept in the
 * pot's directory, where an operator may put another ({@code tls.crt} and {@code tls.key}).
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class PotTls {
  private static final int RECORD_HEADER_BYTES = 5;
  private static final int HANDSHAKE_HEADER_BYTES = 4;
  private static final int HANDSHAKE = 22;

  /** RFC 8446 section 5.1, and RFC 5246 for what comes in clear. */
  private static final int MAX_RECORD_BYTES = 1 << 14;

  /** Far more than any client sends, and little enough to hold for each of many. */
  private static final int MAX_HELLO_BYTES = 1 << 14;

  /** Clients cut a greeting in two or three; each record costs another look at what came. */
  private static final int MAX_HELLO_RECORDS = 16;

  private final PotContext context;
  private @Nullable SSLContext made;

  public PotTls(PotContext context) {
    this.context = context;
  }

  /** The connection with TLS upon it; what the input has read ahead goes into the handshake. */
  TcpConnection upgrade(TcpConnection connection, WireInput in, SessionEvents events)
      throws IOException {
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    Optional<ClientHello> hello = ClientHello.parse(readHello(in, taken));
    taken.writeBytes(in.drain());
    if (hello.isPresent()) {
      events.report(EventType.CLIENT_TLS.verb(), describe(hello.get()));
    }
    SSLSocket socket =
        (SSLSocket)
            tls()
                .getSocketFactory()
                .createSocket(
                    connection.socket(), new ByteArrayInputStream(taken.toByteArray()), true);
    socket.setUseClientMode(false);
    socket.startHandshake();
    // As servers in the field, no second handshake at the client's wish: each costs a signature.
    // In TLS 1.2 one cannot do without a new session; what comes with 1.3 is made already.
    socket.setEnableSessionCreation(false);
    return connection.upgraded(socket);
  }

  /** What {@code client.tls} says of a client. */
  public static EventFields describe(ClientHello hello) {
    EventFields fields = new EventFields().text("ja3", Ja3.hash(hello)).text("ja4", Ja4.of(hello));
    hello.serverName().ifPresent(name -> fields.text("server_name", name));
    if (!hello.protocols().isEmpty()) {
      fields.names("alpn", hello.protocols());
    }
    return fields;
  }

  /** The first handshake message, put together from its records. */
  private static byte[] readHello(WireInput in, ByteArrayOutputStream taken) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    int wanted = HANDSHAKE_HEADER_BYTES;
    for (int records = 0; message.size() < wanted; records++) {
      if (records == MAX_HELLO_RECORDS) {
        throw new IOException("the peer's TLS greeting is in more pieces than any client's");
      }
      byte[] header = in.exactly(RECORD_HEADER_BYTES, RECORD_HEADER_BYTES);
      taken.writeBytes(header);
      int length = ((header[3] & 0xFF) << 8) | (header[4] & 0xFF);
      if (header[0] != HANDSHAKE || length == 0) {
        throw new IOException("the peer does not speak TLS");
      }
      byte[] part = in.exactly(length, MAX_RECORD_BYTES);
      taken.writeBytes(part);
      message.writeBytes(part);
      byte[] begun = message.toByteArray();
      if (begun.length >= HANDSHAKE_HEADER_BYTES) {
        int body = ((begun[1] & 0xFF) << 16) | ((begun[2] & 0xFF) << 8) | (begun[3] & 0xFF);
        wanted = HANDSHAKE_HEADER_BYTES + body;
      }
      if (wanted > MAX_HELLO_BYTES) {
        throw new IOException("the peer's TLS greeting is longer than any client's");
      }
    }
    return Arrays.copyOf(message.toByteArray(), wanted);
  }

  /** For protocols that carry TLS inside their own packets. */
  public SSLContext context() throws IOException {
    return tls();
  }

  private synchronized SSLContext tls() throws IOException {
    SSLContext present = made;
    if (present == null) {
      present = make();
      made = present;
    }
    return present;
  }

  private SSLContext make() throws IOException {
    DurableFile.makePrivateDirectory(context.directory());
    CertificateFiles files = CertificateFiles.in(context.directory(), "tls");
    if (!Files.exists(files.key()) || !Files.exists(files.certificate())) {
      SelfSignedCertificate.create(
          files, context.world().hostName(), context.world().installedAt(), new SecureRandom());
    }
    try {
      char[] noPassword = new char[0];
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, noPassword);
      store.setKeyEntry(
          "tls",
          Pem.privateKey(files.key()),
          noPassword,
          Pem.certificates(files.certificate()).toArray(Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, noPassword);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(keys.getKeyManagers(), null, null);
      return tls;
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "cannot use " + files.certificate() + " and its key: " + e.getMessage(), e);
    }
  }
}

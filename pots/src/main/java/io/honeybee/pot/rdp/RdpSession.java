package io.honeybee.pot.rdp;

import io.honeybee.pot.EventFields;
import io.honeybee.pot.PotTls;
import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** One client, up to its login. */
final class RdpSession {
  private static final Duration HANDSHAKE_TIME = Duration.ofSeconds(60);
  private static final byte ACCEPTED = 2;
  private static final byte REFUSED = 3;
  private static final byte TLS_REQUIRED = 1;
  private static final byte NLA_REQUIRED = 5;

  /** What Windows says that it can do. */
  private static final byte FLAGS = 0x1F;

  private final TcpSession session;
  private final RdpSettings settings;
  private final PotTls tls;

  RdpSession(TcpSession session, RdpSettings settings, PotTls tls) {
    this.session = session;
    this.settings = settings;
    this.tls = tls;
  }

  void speak() throws IOException {
    session.readTimeout(HANDSHAKE_TIME);
    Optional<ConnectionRequest> read = ConnectionRequest.parse(Tpkt.read(session.in()));
    if (read.isEmpty()) {
      return;
    }
    ConnectionRequest request = read.get();
    report(request);
    int wanted = settings.nla() ? ConnectionRequest.NLA : ConnectionRequest.TLS;
    if (!request.offers(wanted)) {
      confirm(REFUSED, (byte) 0, settings.nla() ? NLA_REQUIRED : TLS_REQUIRED);
      return;
    }
    confirm(ACCEPTED, FLAGS, (byte) wanted);
    session.startTls(tls);
    if (settings.nla()) {
      new NetworkLogin(session, settings.host()).run();
    } else {
      new PlainLogin(session, request.protocols()).run();
    }
  }

  private void report(ConnectionRequest request) {
    EventFields fields = new EventFields().names("protocols", request.names());
    request.user().ifPresent(user -> fields.text("username", bytes(user)));
    request.routingToken().ifPresent(token -> fields.text("routing_token", bytes(token)));
    session.events().report("client.request", fields);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** [MS-RDPBCGR] section 2.2.1.2. */
  private void confirm(byte type, byte flags, byte value) throws IOException {
    Tpkt.send(
        session,
        new byte[] {0x0E, (byte) 0xD0, 0, 0, 0x12, 0x34, 0, type, flags, 8, 0, value, 0, 0, 0});
  }
}

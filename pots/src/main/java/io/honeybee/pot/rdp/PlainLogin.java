package io.honeybee.pot.rdp;

import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.TcpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The connection sequence without network level authentication ([MS-RDPBCGR] section 1.3.1.1), up
 * to the packet in which the client sends its credentials in clear.
 */
final class PlainLogin {
  private static final int ERECT_DOMAIN = 0x04;
  private static final int ATTACH_USER = 0x28;
  private static final int JOIN_CHANNEL = 0x38;
  private static final int SEND_DATA = 0x64;
  private static final int USER = 6;
  private static final int INFO_PACKET = 0x0040;
  private static final int UNICODE = 0x10;

  /** A client joins its own channel, the one for input and output, and those that it asked for. */
  private static final int MAX_STEPS = 64;

  private static final byte[] ATTACH_CONFIRM = {0x2E, 0, 0, USER};
  private static final byte[] DISCONNECT = {0x21, (byte) 0x80};

  private final TcpSession session;
  private final int protocols;

  PlainLogin(TcpSession session, int protocols) {
    this.session = session;
    this.protocols = protocols;
  }

  void run() throws IOException {
    Optional<ClientDescription> client = ClientDescription.parse(Tpkt.readData(session.in()));
    if (client.isEmpty()) {
      return;
    }
    session.events().report("client.version", client.get().fields());
    Tpkt.sendData(session, ConferenceResponse.of(protocols, client.get().channels().size()));
    for (int step = 0; step < MAX_STEPS; step++) {
      byte[] unit = Tpkt.readData(session.in());
      switch (unit[0] & 0xFC) {
        case ERECT_DOMAIN -> {
          // It is not answered.
        }
        case ATTACH_USER -> Tpkt.sendData(session, ATTACH_CONFIRM);
        case JOIN_CHANNEL -> Tpkt.sendData(session, joined(unit));
        case SEND_DATA -> {
          if (logIn(unit)) {
            Tpkt.sendData(session, DISCONNECT);
            return;
          }
        }
        default -> {
          return;
        }
      }
    }
  }

  private static byte[] joined(byte[] request) throws IOException {
    if (request.length < 5) {
      throw new IOException("the peer's request to join a channel is cut off");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0x3E);
    out.write(0);
    out.write(request, 1, 4);
    out.write(request, 3, 2);
    return out.toByteArray();
  }

  /** Whether the unit held the credentials. */
  private boolean logIn(byte[] unit) {
    int at = 6;
    // The length of what follows takes one byte or two (ITU-T X.691 section 11.9).
    at += unit.length > at && (unit[at] & 0x80) != 0 ? 2 : 1;
    if (unit.length < at + 22) {
      return false;
    }
    ByteBuffer in = ByteBuffer.wrap(unit).order(ByteOrder.LITTLE_ENDIAN).position(at);
    int security = in.getShort() & 0xFFFF;
    in.getShort();
    if ((security & INFO_PACKET) == 0) {
      return false;
    }
    in.getInt();
    boolean unicode = (in.getInt() & UNICODE) != 0;
    int domain = in.getShort() & 0xFFFF;
    int user = in.getShort() & 0xFFFF;
    int password = in.getShort() & 0xFFFF;
    in.getInt();
    session
        .events()
        .report(
            EventType.LOGIN_FAILED.verb(),
            new EventFields()
                .text("domain", text(in, domain, unicode))
                .text("username", text(in, user, unicode))
                .text("password", text(in, password, unicode))
                .text("method", "password"));
    return true;
  }

  /** The next text, and the zero behind it. */
  private static String text(ByteBuffer in, int length, boolean unicode) {
    byte[] bytes = new byte[Math.min(length, in.remaining())];
    in.get(bytes);
    in.position(Math.min(in.limit(), in.position() + (unicode ? 2 : 1)));
    return new String(
        Arrays.copyOf(bytes, bytes.length),
        unicode ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
  }
}

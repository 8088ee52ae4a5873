package io.honeybee.pot.smb;

import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One client: its first message says which version it speaks. */
final class SmbSession {
  private static final Duration READ_TIME = Duration.ofMinutes(2);
  private static final String SMB_2 = "SMB 2.002";
  private static final String SMB_2_OR_LATER = "SMB 2.???";

  private final TcpSession session;
  private final SmbSettings settings;

  SmbSession(TcpSession session, SmbSettings settings) {
    this.session = session;
    this.settings = settings;
  }

  void speak() throws IOException {
    session.readTimeout(READ_TIME);
    Optional<byte[]> first = Frames.read(session);
    if (first.isEmpty()) {
      return;
    }
    if (begins(first.get(), Smb2Request.MARK)) {
      speak2(first);
    } else if (begins(first.get(), Smb1Request.MARK) && first.get()[4] == Smb1Server.NEGOTIATE) {
      negotiate(first.get());
    }
  }

  private static boolean begins(byte[] message, byte[] mark) {
    return message.length > mark.length
        && Arrays.equals(message, 0, mark.length, mark, 0, mark.length);
  }

  private void negotiate(byte[] first) throws IOException {
    try (Smb1Server server = new Smb1Server(session, settings)) {
      List<String> offered = server.offered(first);
      boolean later = offered.contains(SMB_2_OR_LATER);
      if (later || offered.contains(SMB_2)) {
        int dialect = later ? Smb2Negotiation.ANY_DIALECT : Smb2Negotiation.FIRST_DIALECT;
        byte[] body = new Smb2Negotiation(session, settings).body(dialect, List.of());
        byte[] request = new WireWriter().bytes(Smb2Request.MARK).zeros(60).toBytes();
        Frames.send(session, Smb2Request.parse(request).response(Status.SUCCESS, 1, 0, 0, body));
        speak2(Frames.read(session));
      } else if (server.negotiate(first, offered)) {
        speak1(server);
      }
    }
  }

  private void speak1(Smb1Server server) throws IOException {
    Optional<byte[]> message = Frames.read(session);
    while (message.isPresent() && begins(message.get(), Smb1Request.MARK)) {
      server.answer(message.get());
      message = Frames.read(session);
    }
  }

  private void speak2(Optional<byte[]> first) throws IOException {
    try (Smb2Server server = new Smb2Server(session, settings)) {
      Optional<byte[]> message = first;
      while (message.isPresent() && begins(message.get(), Smb2Request.MARK)) {
        server.answer(message.get());
        message = Frames.read(session);
      }
    }
  }
}

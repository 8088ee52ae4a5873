package io.honeybee.pot.rdp;

import io.honeybee.ntlm.Der;
import io.honeybee.ntlm.NtlmAnswer;
import io.honeybee.ntlm.NtlmChallenge;
import io.honeybee.ntlm.NtlmHost;
import io.honeybee.ntlm.NtlmMessage;
import io.honeybee.ntlm.Spnego;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.TcpSession;
import io.honeybee.pot.WireInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Network level authentication ([MS-CSSP] section 3.1.5): NTLM within TLS. It always fails, since
 * only who knows the password could go on.
 */
final class NetworkLogin {
  private static final int VERSION = 6;
  private static final long STATUS_LOGON_FAILURE = 0xC000006DL;
  private static final int MAX_REQUEST_BYTES = 16 * 1024;

  private final TcpSession session;
  private final NtlmHost host;
  private boolean wrapped;

  NetworkLogin(TcpSession session, NtlmHost host) {
    this.session = session;
    this.host = host;
  }

  void run() throws IOException {
    Optional<byte[]> first = NtlmMessage.find(readRequest());
    if (first.isEmpty() || NtlmMessage.typeOf(first.get()) != NtlmMessage.NEGOTIATE) {
      return;
    }
    NtlmChallenge challenge =
        NtlmChallenge.of(host, session.context().clock().instant(), session.context().random());
    session.send(token(wrapped ? Spnego.challenge(challenge.message()) : challenge.message()));
    Optional<NtlmAnswer> answer = NtlmMessage.find(readRequest()).flatMap(NtlmAnswer::parse);
    if (answer.isPresent()) {
      report(answer.get(), challenge);
      session.send(failure());
    }
  }

  /** A TSRequest, whole: an ASN.1 sequence. */
  private byte[] readRequest() throws IOException {
    WireInput in = session.in();
    if (in.read() != Der.SEQUENCE) {
      throw new IOException("the peer does not speak CredSSP");
    }
    int length = in.read();
    if (length == 0x81 || length == 0x82) {
      byte[] digits = in.exactly(length & 0x7F, 2);
      length = 0;
      for (byte digit : digits) {
        length = (length << Byte.SIZE) | (digit & 0xFF);
      }
    } else if (length < 0 || length > 0x7F) {
      throw new IOException("the peer does not speak CredSSP");
    }
    byte[] request = in.exactly(length, MAX_REQUEST_BYTES);
    wrapped = isWrapped(request);
    return request;
  }

  /** Whether something lies between the octet string and the NTLM message in it. */
  private static boolean isWrapped(byte[] request) {
    byte[] mechanism = {0x2B, 0x06, 0x01, 0x04, 0x01, (byte) 0x82, 0x37, 0x02, 0x02, 0x0A};
    for (int at = 0; at + mechanism.length <= request.length; at++) {
      if (Arrays.equals(request, at, at + mechanism.length, mechanism, 0, mechanism.length)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] token(byte[] token) {
    byte[] octets = Der.value(Der.context(0), Der.value(Der.OCTET_STRING, token));
    return Der.value(
        Der.SEQUENCE,
        Der.value(Der.context(0), Der.integer(VERSION)),
        Der.value(Der.context(1), Der.value(Der.SEQUENCE, Der.value(Der.SEQUENCE, octets))));
  }

  private static byte[] failure() {
    byte[] status = {
      (byte) (STATUS_LOGON_FAILURE >> 24),
      (byte) (STATUS_LOGON_FAILURE >> 16),
      (byte) (STATUS_LOGON_FAILURE >> 8),
      (byte) STATUS_LOGON_FAILURE
    };
    return Der.value(
        Der.SEQUENCE,
        Der.value(Der.context(0), Der.integer(VERSION)),
        Der.value(Der.context(4), Der.value(Der.INTEGER, status)));
  }

  private void report(NtlmAnswer answer, NtlmChallenge challenge) {
    EventFields fields =
        new EventFields()
            .text("username", answer.user())
            .text("domain", answer.domain())
            .text("workstation", answer.workstation())
            .text("method", answer.method());
    String hash = answer.hash(challenge.nonce());
    if (!hash.isEmpty()) {
      fields.text("hash", hash);
    }
    session.events().report(EventType.LOGIN_FAILED.verb(), fields);
  }
}

package io.honeybee.pot.mysql;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Has a client log in, in the way that the pot wants, and reports what it gave away.
 *
 * <p>Thread rule: the connection's own thread.
 */
final class Logins {
  private static final int NATIVE_BYTES = 20;
  private static final int SHA2_BYTES = 32;
  private static final int MAX_ANSWER_BYTES = 8_192;
  private static final int SWITCH = 0xFE;
  private static final int MORE = 0x01;
  private static final int FULL_AUTHENTICATION = 0x04;
  private static final int WANTS_PUBLIC_KEY = 0x02;

  private final MySqlSettings settings;
  private final LoginDesk desk;
  private final RsaKey key;
  private final PacketLink link;
  private final byte[] challenge;

  /** What was learnt. */
  private record Outcome(boolean admitted, boolean withPassword) {}

  Logins(MySqlSettings settings, LoginDesk desk, RsaKey key, PacketLink link, byte[] challenge) {
    this.settings = settings;
    this.desk = desk;
    this.key = key;
    this.link = link;
    this.challenge = challenge;
  }

  /** Whether the client is let in; when it is not, it has been told. */
  boolean admits(LoginRequest request, boolean switchAlways) throws IOException {
    String wanted = settings.authPlugin();
    String offered = Objects.requireNonNullElse(request.plugin(), "");
    byte[] answer = SessionState.raw(request.answer());
    String method = wanted;
    if ((request.capabilities() & Capability.PLUGIN_AUTH) == 0) {
      // It knows one way only: rather its answer than none.
      method = Personality.NATIVE;
    } else if (switchAlways || !offered.equals(wanted)) {
      link.write(new PacketWriter().int1(SWITCH).terminated(wanted).raw(challenge).int1(0));
      link.flush();
      answer = link.read(MAX_ANSWER_BYTES);
    }
    Outcome outcome =
        switch (method) {
          case Personality.SHA2 -> sha2(request, answer);
          case Personality.CLEAR -> clear(request, withoutEnd(answer), Personality.CLEAR);
          default -> nativePassword(request, answer);
        };
    if (!outcome.admitted()) {
      link.fault(denied(request, outcome.withPassword()));
    }
    return outcome.admitted();
  }

  private Answer.Fault denied(LoginRequest request, boolean withPassword) {
    return new Answer.Fault(
        1045,
        "28000",
        "Access denied for user '"
            + request.user()
            + "'@'"
            + session().source().getHostAddress()
            + "' (using password: "
            + (withPassword ? "YES" : "NO")
            + ")");
  }

  private TcpSession session() {
    return link.session();
  }

  private Outcome nativePassword(LoginRequest request, byte[] answer) throws IOException {
    if (answer.length != 0 && answer.length != NATIVE_BYTES) {
      throw ProtocolFault.badHandshake();
    }
    EventFields fields = fields(request, Personality.NATIVE);
    if (answer.length == 0) {
      return empty(request, fields);
    }
    fields.text(EventField.HASH.name(), Scramble.nativeHash(challenge, answer));
    boolean admitted =
        desk.attemptAnswer(
            session().events(),
            session().source(),
            SessionState.raw(request.user()),
            false,
            p -> Arrays.equals(answer, Scramble.nativePassword(Scramble.bytes(p), challenge)),
            fields);
    return new Outcome(admitted, true);
  }

  /** The server has no cached entry, ever, and so asks for the password itself. */
  private Outcome sha2(LoginRequest request, byte[] answer) throws IOException {
    if (answer.length == 0 || (answer.length == 1 && answer[0] == 0)) {
      return empty(request, fields(request, Personality.SHA2));
    }
    if (answer.length != SHA2_BYTES) {
      throw ProtocolFault.badHandshake();
    }
    Optional<byte[]> password;
    try {
      password = fullAuthentication();
    } catch (IOException e) {
      // Many clients leave rather than send it without TLS; their answer is a login all the same.
      answered(request, answer);
      throw e;
    }
    if (password.isEmpty()) {
      return new Outcome(answered(request, answer), true);
    }
    return clear(request, password.get(), Personality.SHA2);
  }

  private Optional<byte[]> fullAuthentication() throws IOException {
    link.write(new PacketWriter().int1(MORE).int1(FULL_AUTHENTICATION));
    link.flush();
    byte[] sent = link.read(MAX_ANSWER_BYTES);
    boolean inClear = sent.length > 1 && sent.length < RsaKey.BYTES && sent[sent.length - 1] == 0;
    if (session().isEncrypted() || inClear) {
      // MariaDB's library sends it in clear even where there is no TLS.
      return Optional.of(withoutEnd(sent));
    }
    if (sent.length == 1 && sent[0] == WANTS_PUBLIC_KEY) {
      link.write(new PacketWriter().int1(MORE).raw(key.publicPem()));
      link.flush();
      sent = link.read(MAX_ANSWER_BYTES);
    }
    return key.reveal(sent, challenge);
  }

  private boolean answered(LoginRequest request, byte[] answer) {
    return desk.attemptAnswer(
        session().events(),
        session().source(),
        SessionState.raw(request.user()),
        false,
        p -> Arrays.equals(answer, Scramble.sha2(Scramble.bytes(p), challenge)),
        fields(request, Personality.SHA2)
            .text(EventField.HASH.name(), Scramble.sha2Hash(challenge, answer)));
  }

  private Outcome clear(LoginRequest request, byte[] password, String method) {
    boolean admitted =
        desk.attempt(
            session().events(),
            session().source(),
            SessionState.raw(request.user()),
            password,
            fields(request, method));
    return new Outcome(admitted, password.length > 0);
  }

  private Outcome empty(LoginRequest request, EventFields fields) {
    byte[] none = new byte[0];
    boolean admitted =
        desk.attempt(
            session().events(), session().source(), SessionState.raw(request.user()), none, fields);
    return new Outcome(admitted, false);
  }

  private static EventFields fields(LoginRequest request, String method) {
    EventFields fields = new EventFields().text(EventField.METHOD.name(), method);
    if (!request.database().isEmpty()) {
      fields.text(MySqlPotType.DATABASE.name(), SessionState.raw(request.database()));
    }
    if (!request.attributes().isEmpty()) {
      fields.names(MySqlPotType.ATTRIBUTES.name(), request.attributes());
    }
    return fields;
  }

  private static byte[] withoutEnd(byte[] password) {
    int length = password.length;
    return length > 0 && password[length - 1] == 0 ? Arrays.copyOf(password, length - 1) : password;
  }
}

package io.honeybee.pot.smb;

import io.honeybee.ntlm.NtlmAnswer;
import io.honeybee.ntlm.NtlmChallenge;
import io.honeybee.ntlm.NtlmMessage;
import io.honeybee.ntlm.NtlmProof;
import io.honeybee.ntlm.Spnego;
import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.TcpSession;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One login of a connection, from its first token to the end ([MS-NLMP] in RFC 4178). */
final class Logon {
  /** LM responses of no password are one zero byte. */
  private static final int NO_RESPONSE_DIGITS = 2;

  private final TcpSession session;
  private final SmbSettings settings;
  private @Nullable NtlmChallenge challenge;
  private State state = State.BEGUN;

  /** How far it is. */
  enum State {
    BEGUN,
    /** Let in without an account. */
    GUEST,
    /** Let in with an account. */
    USER,
    REFUSED
  }

  /**
   * What the server answers.
   *
   * @param token may be empty
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
  record Step(int status, byte[] token) {}

  Logon(TcpSession session, SmbSettings settings) {
    this.session = session;
    this.settings = settings;
  }

  State state() {
    return state;
  }

  boolean isLetIn() {
    return state == State.GUEST || state == State.USER;
  }

  /** Takes a client's token. */
  Step take(byte[] token) {
    Optional<byte[]> message = NtlmMessage.find(token);
    boolean wrapped = Spnego.wraps(token);
    if (message.isEmpty()) {
      // Another mechanism, such as Kerberos.
      return wrapped
          ? new Step(Status.MORE_PROCESSING_REQUIRED, Spnego.choice())
          : refuse(new byte[0]);
    }
    if (NtlmMessage.typeOf(message.get()) == NtlmMessage.NEGOTIATE) {
      NtlmChallenge next =
          NtlmChallenge.of(
              settings.host(),
              session.context().clock().instant(),
              session.context().random(),
              NtlmMessage.flagsOf(message.get()));
      challenge = next;
      byte[] bytes = next.message();
      return new Step(Status.MORE_PROCESSING_REQUIRED, wrapped ? Spnego.challenge(bytes) : bytes);
    }
    NtlmChallenge asked = challenge;
    Optional<NtlmAnswer> answer = NtlmAnswer.parse(message.get());
    if (asked == null || answer.isEmpty()) {
      return refuse(new byte[0]);
    }
    challenge = null;
    if (!decide(answer.get(), asked.nonce())) {
      return refuse(new byte[0]);
    }
    return new Step(Status.SUCCESS, wrapped ? Spnego.acceptance() : new byte[0]);
  }

  private Step refuse(byte[] token) {
    state = State.REFUSED;
    return new Step(Status.LOGON_FAILURE, token);
  }

  /**
   * Decides on an answer and reports it.
   *
   * @param nonce what was asked, as hexadecimal digits
   */
  boolean decide(NtlmAnswer answer, String nonce) {
    EventFields fields =
        new EventFields().text("domain", answer.domain()).text("workstation", answer.workstation());
    boolean unproven =
        answer.ntResponse().isEmpty() && answer.lmResponse().length() <= NO_RESPONSE_DIGITS;
    if (unproven || (settings.guest() && isGuest(answer.user()))) {
      return decideGuest(answer, nonce, fields.text("method", unproven ? "anonymous" : "guest"));
    }
    fields.text("method", answer.method());
    addHash(answer, nonce, fields);
    byte[] user = answer.user().getBytes(StandardCharsets.UTF_8);
    boolean letIn =
        settings
            .logins()
            .attemptAnswer(
                session.events(),
                session.source(),
                user,
                NtlmProof.matches(answer, nonce, ""),
                password -> NtlmProof.matches(answer, nonce, password),
                fields);
    state = letIn ? State.USER : State.REFUSED;
    return letIn;
  }

  private static boolean isGuest(String user) {
    return user.toLowerCase(Locale.ROOT).equals("guest");
  }

  private boolean decideGuest(NtlmAnswer answer, String nonce, EventFields fields) {
    addHash(answer, nonce, fields);
    fields.text(EventField.USERNAME.name(), answer.user());
    if (settings.guest()) {
      // Valid Accounts: Default Accounts.
      fields.techniques("T1078.001");
    }
    session
        .events()
        .report(
            settings.guest() ? EventType.LOGIN_SUCCESS.verb() : EventType.LOGIN_FAILED.verb(),
            fields);
    state = settings.guest() ? State.GUEST : State.REFUSED;
    return settings.guest();
  }

  private static void addHash(NtlmAnswer answer, String nonce, EventFields fields) {
    String hash = answer.hash(nonce);
    if (!hash.isEmpty()) {
      fields.text(EventField.HASH.name(), hash);
    }
  }
}

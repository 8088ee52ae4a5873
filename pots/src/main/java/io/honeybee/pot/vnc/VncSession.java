package io.honeybee.pot.vnc;

import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.TcpSession;
import io.honeybee.pot.WireInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** One client: version, security type, challenge, and the screen if it gets that far. */
final class VncSession {
  private static final Duration HANDSHAKE_TIME = Duration.ofSeconds(30);
  private static final int VERSION_BYTES = 12;
  private static final int CHALLENGE_BYTES = 16;
  private static final int VNC_AUTHENTICATION = 2;
  private static final String OLDEST = "003.003";
  private static final String NEWEST = "003.008";
  private static final byte[] FAILED = {0, 0, 0, 1};
  private static final byte[] SUCCEEDED = {0, 0, 0, 0};

  private final TcpSession session;
  private final VncSettings settings;

  VncSession(TcpSession session, VncSettings settings) {
    this.session = session;
    this.settings = settings;
  }

  void speak() throws IOException {
    session.readTimeout(HANDSHAKE_TIME);
    session.send("RFB " + settings.version() + "\n");
    WireInput in = session.in();
    byte[] version = in.exactly(VERSION_BYTES, VERSION_BYTES);
    session.events().report("client.version", new EventFields().text("version", trimmed(version)));
    Optional<String> spoken = agreed(new String(version, StandardCharsets.ISO_8859_1));
    if (spoken.isEmpty() || !chooseSecurity(in, spoken.get())) {
      return;
    }
    if (logIn(in, spoken.get())) {
      session.readTimeout(session.context().limits().maxIdle());
      new VncScreen(session, settings.desktop()).show();
    }
  }

  private static byte[] trimmed(byte[] version) {
    return new String(version, StandardCharsets.ISO_8859_1)
        .strip()
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The version that both know, the older of the two (RFC 6143 section 7.1.1). */
  private Optional<String> agreed(String line) throws IOException {
    if (!line.matches("RFB \\d{3}\\.\\d{3}\n")) {
      return Optional.empty();
    }
    String wanted = line.substring(4, 11);
    String known =
        wanted.compareTo("003.007") < 0 ? OLDEST : wanted.equals("003.007") ? wanted : NEWEST;
    return Optional.of(known.compareTo(settings.version()) < 0 ? known : settings.version());
  }

  private boolean chooseSecurity(WireInput in, String version) throws IOException {
    if (version.equals(OLDEST)) {
      session.send(new byte[] {0, 0, 0, VNC_AUTHENTICATION});
      return true;
    }
    session.send(new byte[] {1, VNC_AUTHENTICATION});
    if (in.read() == VNC_AUTHENTICATION) {
      return true;
    }
    session.send(FAILED);
    if (version.equals(NEWEST)) {
      sendReason("No supported security type");
    }
    return false;
  }

  private boolean logIn(WireInput in, String version) throws IOException {
    byte[] challenge = new byte[CHALLENGE_BYTES];
    session.context().random().nextBytes(challenge);
    session.send(challenge);
    byte[] response = in.exactly(CHALLENGE_BYTES, CHALLENGE_BYTES);
    Optional<String> password = VncPassword.guess(challenge, response, settings.admitted());
    boolean admitted =
        settings.admitted().contains(VncSettings.ANY)
            || password.filter(settings.admitted()::contains).isPresent();
    EventFields fields =
        new EventFields()
            .text("method", "VNC authentication")
            .text("hash", "$vnc$*" + hex(challenge) + "*" + hex(response));
    password.ifPresent(known -> fields.text("password", known));
    session
        .events()
        .report(admitted ? EventType.LOGIN_SUCCESS.verb() : EventType.LOGIN_FAILED.verb(), fields);
    session.send(admitted ? SUCCEEDED : FAILED);
    if (!admitted && version.equals(NEWEST)) {
      sendReason("Authentication failed");
    }
    return admitted;
  }

  private void sendReason(String reason) throws IOException {
    session.send(new byte[] {0, 0, 0, (byte) reason.length()});
    session.send(reason);
  }

  /** As John reads it: upper case. */
  private static String hex(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }
}

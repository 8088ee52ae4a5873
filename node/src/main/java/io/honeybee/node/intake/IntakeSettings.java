package io.honeybee.node.intake;

import io.honeybee.runtime.config.ConfigSection;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the {@code honeypot} group says of events that other honeypot programs hand in.
 *
 * @param address where to listen; anything but loopback takes a token
 * @param port the first one to try, 1..65535; 0 for no intake at all
 * @param tokenFile holds the secret with which each connection must begin; none is needed when
 *     absent
 */
public record IntakeSettings(InetAddress address, int port, Optional<Path> tokenFile) {
  static final int DEFAULT_PORT = 9100;
  static final int LAST_DEFAULT_PORT = 9199;

  private static final int MAX_PORT = 65_535;
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  /** Reads those keys of the group that begin with {@code event_}. */
  public static IntakeSettings read(ConfigSection honeypot) {
    InetAddress address =
        honeypot.value(
            "event_address",
            LOOPBACK,
            IntakeSettings::address,
            text -> text + " is no IP address of this machine, such as 127.0.0.1 or 0.0.0.0");
    int port = honeypot.port("event_port", DEFAULT_PORT);
    Optional<Path> tokenFile = honeypot.path("event_token_file");
    if (port != 0 && !address.isLoopbackAddress() && tokenFile.isEmpty()) {
      honeypot.problem(
          "event_address",
          address.getHostAddress()
              + " can be reached from other machines; set event_token_file too, so that not"
              + " everybody can make up events");
    }
    return new IntakeSettings(address, port, tokenFile);
  }

  private static Optional<InetAddress> address(String text) {
    if (text.equals("localhost")) {
      return Optional.of(LOOPBACK);
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether there is an intake. */
  boolean enabled() {
    return port != 0;
  }

  /** The last port to try when those before it are taken. */
  int lastPort() {
    return port >= DEFAULT_PORT && port <= LAST_DEFAULT_PORT
        ? LAST_DEFAULT_PORT
        : Math.min(port + LAST_DEFAULT_PORT - DEFAULT_PORT, MAX_PORT);
  }
}

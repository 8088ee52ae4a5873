package io.honeybee.pot;

import java.util.List;

/**
 * Which MITRE ATT&CK (Enterprise, version 17) techniques an event certainly is. What is only likely
 * is not said: an event of a pot is read by programs that act on it.
 */
final class Techniques {
  private Techniques() {}

  /**
   * The techniques of an event.
   *
   * @param verb the event's name without the pot's type
   */
  static List<String> of(String verb) {
    return switch (verb) {
      // Brute Force: Password Guessing.
      case "login.failed" -> List.of("T1110.001");
      // Valid Accounts; the guess that was right is a guess, too.
      case "login.success" -> List.of("T1110.001", "T1078");
      // Ingress Tool Transfer.
      case "session.file_download", "session.file_upload" -> List.of("T1105");
      // Proxy.
      case "direct-tcpip.request", "tcpip-forward.request" -> List.of("T1090");
      default -> List.of();
    };
  }
}

package io.honeybee.pot.ssh;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import java.util.ArrayList;
import java.util.List;

/** What an SSH pot reports. */
final class SshEvents {
  private static final EventType VERSION =
      EventType.of(
          "client.version",
          "A client named itself and what it can do.",
          EventField.VERSION,
          new EventField("hassh", "the HASSH fingerprint of the client", ""),
          new EventField("hasshAlgorithms", "what the HASSH is the MD5 of", ""),
          new EventField("kexAlgs", "key exchanges that it offers, in order", ""),
          new EventField("keyAlgs", "host key algorithms that it offers, in order", ""),
          new EventField("encCS", "ciphers that it offers, in order", ""),
          new EventField("macCS", "MACs that it offers, in order", ""),
          new EventField("compCS", "compressions that it offers, in order", ""),
          new EventField("langCS", "languages that it offers, in order", ""));
  private static final EventType LOGIN_FAILED =
      EventType.LOGIN_FAILED.with(
          new EventField("fingerprint", "the SHA-256 fingerprint of a key that was offered", ""),
          new EventField("key", "that key, in Base64", ""),
          new EventField("type", "that key's algorithm", ""));
  private static final EventType VARIABLE =
      EventType.of(
          "client.var",
          "A client set an environment variable.",
          new EventField("name", "the variable", ""),
          new EventField("value", "its value", ""));
  private static final EventType SUBSYSTEM =
      EventType.of(
          "subsystem.request",
          "A client asked for a subsystem.",
          new EventField("subsystem", "such as sftp", ""));
  private static final EventType FILE_READ =
      EventType.of(
          "session.file_read",
          "A client opened a file to read it, by SFTP or SCP.",
          EventField.FILENAME);
  private static final EventType DIRECT_TCPIP =
      EventType.of(
          "direct-tcpip.request",
          "A client wanted to be connected to another host; it was refused.",
          new EventField("forward_ip", "the host that it wanted", ""),
          new EventField("forward_port", "the port that it wanted", ""),
          new EventField("orig_ip", "who it says is connecting", ""),
          new EventField("orig_port", "from which port", ""));
  private static final EventType TCPIP_FORWARD =
      EventType.of(
          "tcpip-forward.request",
          "A client wanted to listen here; it was refused.",
          new EventField("bind_address", "where", ""),
          new EventField("bind_port", "on which port", ""));

  private SshEvents() {}

  /** All of them. */
  static List<EventType> all() {
    List<EventType> all =
        new ArrayList<>(
            List.of(EventType.CONNECT, VERSION, VARIABLE, EventType.LOGIN_SUCCESS, LOGIN_FAILED));
    all.addAll(EventType.SHELL);
    all.add(FILE_READ);
    all.addAll(List.of(SUBSYSTEM, DIRECT_TCPIP, TCPIP_FORWARD, EventType.CLOSED));
    return List.copyOf(all);
  }
}

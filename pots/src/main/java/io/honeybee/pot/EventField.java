package io.honeybee.pot;

/**
 * A field of an event's {@code data}.
 *
 * @param name as Cowrie names it, where Cowrie has it
 * @param meaning one clause, with the unit where there is one
 * @param ecs the field of the Elastic Common Schema that it becomes in exports; empty when it has
 *     none and stays under {@code honeybee.}
 */
public record EventField(String name, String meaning, String ecs) {
  public static final EventField SESSION =
      new EventField("session", "the session's id, 12 hexadecimal digits", "");
  public static final EventField SRC_IP =
      new EventField("src_ip", "the attacker's address", "source.ip");
  public static final EventField SRC_PORT =
      new EventField("src_port", "the attacker's port", "source.port");
  public static final EventField DST_IP =
      new EventField("dst_ip", "the address that was reached", "destination.ip");
  public static final EventField DST_PORT =
      new EventField("dst_port", "the port that was reached", "destination.port");
  public static final EventField PROTOCOL =
      new EventField("protocol", "the pot's type", "network.protocol");
  public static final EventField TECHNIQUES =
      new EventField(
          "threat_technique_id",
          "the MITRE ATT&CK techniques that this certainly is, as a list",
          "threat.technique.id");
  public static final EventField USERNAME =
      new EventField("username", "the user name that was tried", "user.name");
  public static final EventField PASSWORD =
      new EventField("password", "the password that was tried, in clear", "");
  public static final EventField HASH =
      new EventField(
          "hash", "what was sent in place of a password, in a form that crackers read", "");
  public static final EventField METHOD = new EventField("method", "how it was tried", "");
  public static final EventField INPUT =
      new EventField("input", "the line as it was sent", "process.command_line");
  public static final EventField VERSION =
      new EventField("version", "how the client names itself", "user_agent.original");
  public static final EventField URL = new EventField("url", "what was asked for", "url.original");
  public static final EventField FILENAME =
      new EventField("filename", "the name that the attacker gave it", "file.name");
  public static final EventField OUTFILE =
      new EventField("outfile", "where the node keeps it, below its data directory", "");
  public static final EventField DESTFILE =
      new EventField("destfile", "where the attacker put it in the pretended system", "file.path");
  public static final EventField SHASUM =
      new EventField("shasum", "its SHA-256, as hexadecimal digits", "file.hash.sha256");
  public static final EventField NOT_KEPT =
      new EventField("not_kept", "why the content was not kept, when it was not", "");
  public static final EventField SIZE = new EventField("size", "its size in bytes", "file.size");
  public static final EventField DURATION =
      new EventField("duration", "how long it lasted, in seconds", "");
  public static final EventField DURATION_MS =
      new EventField("duration_ms", "how long it lasted, in milliseconds", "event.duration");
  public static final EventField DATA =
      new EventField("data", "what was sent, as text; bytes that are none are written \\xNN", "");
}

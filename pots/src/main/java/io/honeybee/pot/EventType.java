package io.honeybee.pot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A kind of event that a pot reports.
 *
 * @param verb its name without the pot's type, such as {@code login.failed}
 * @param meaning one sentence
 * @param fields what its {@code data} may hold, beside {@link #EVERYWHERE}
 */
public record EventType(String verb, String meaning, List<EventField> fields) {
  /** What the data of each event may hold. */
  public static final List<EventField> EVERYWHERE =
      List.of(
          EventField.SESSION,
          EventField.SRC_IP,
          EventField.SRC_PORT,
          EventField.DST_IP,
          EventField.DST_PORT,
          EventField.PROTOCOL,
          EventField.TECHNIQUES);

  public static final EventType CONNECT = of("session.connect", "Somebody connected.");
  public static final EventType CLOSED =
      of("session.closed", "The connection ended.", EventField.DURATION, EventField.DURATION_MS);
  public static final EventType LOGIN_SUCCESS =
      of("login.success", "A login was let in.", EventField.USERNAME, EventField.PASSWORD);
  public static final EventType LOGIN_FAILED =
      of("login.failed", "A login was refused.", EventField.USERNAME, EventField.PASSWORD);
  public static final EventType COMMAND_INPUT =
      of("command.input", "A command was sent.", EventField.INPUT);
  public static final EventType FILE_UPLOAD =
      of(
          "session.file_upload",
          "A file was sent here and captured.",
          EventField.FILENAME,
          EventField.OUTFILE,
          EventField.SHASUM,
          EventField.SIZE,
          EventField.NOT_KEPT);

  /** What happens in a pretended shell. */
  public static final List<EventType> SHELL =
      List.of(
          COMMAND_INPUT,
          of("command.failed", "A command that the system does not have.", EventField.INPUT),
          of(
              "session.file_download",
              "A command was to fetch a file.",
              EventField.URL,
              EventField.DESTFILE,
              EventField.OUTFILE,
              EventField.SHASUM,
              EventField.SIZE,
              EventField.NOT_KEPT),
          FILE_UPLOAD,
          of(
              "credential.changed",
              "A password was to be changed in the shell, to one that the attacker chose.",
              EventField.USERNAME,
              EventField.PASSWORD),
          of(
              "log.closed",
              "The recording of a session was closed.",
              new EventField("ttylog", "where the node keeps it, below its data directory", ""),
              EventField.SIZE,
              EventField.DURATION_MS,
              EventField.SHASUM));

  /** What a TLS client gives away of itself; of pots that speak TLS. */
  public static final EventType CLIENT_TLS =
      of(
          "client.tls",
          "A TLS client introduced itself.",
          new EventField("ja3", "the JA3 fingerprint", "tls.client.ja3"),
          new EventField("ja4", "the JA4 fingerprint", "tls.client.ja4"),
          new EventField("server_name", "the host name it asked for", "tls.client.server_name"),
          new EventField("alpn", "the protocols it offered, as a list", ""));

  /** What {@link EventFields} adds by itself behind a field's name. */
  private static final List<String> SUFFIXES = List.of("_bytes", "_base64");

  private static final String TRUNCATED = "truncated";

  public EventType {
    fields = List.copyOf(fields);
  }

  public static EventType of(String verb, String meaning, EventField... fields) {
    return new EventType(verb, meaning, List.of(fields));
  }

  /** The same type with more fields. */
  public EventType with(EventField... more) {
    List<EventField> all = new ArrayList<>(fields);
    all.addAll(List.of(more));
    return new EventType(verb, meaning, all);
  }

  /** The event's name for a pot of this type, such as {@code ssh.login.failed}. */
  public String nameFor(String potType) {
    return potType + "." + verb;
  }

  /** Whether the data of such an event may hold a field of this name. */
  public boolean allows(String name) {
    return name.equals(TRUNCATED)
        || Stream.concat(EVERYWHERE.stream(), fields.stream())
            .map(EventField::name)
            .anyMatch(
                known ->
                    name.equals(known)
                        || SUFFIXES.stream().anyMatch(suffix -> name.equals(known + suffix)));
  }
}

package io.honeybee.app.events;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a type of event is in the Elastic Common Schema, which allows certain words only. */
enum EcsKind {
  CONNECT("network session", "connection start", null),
  CLOSED("network session", "connection end", null),
  LOGIN("authentication", "start", "success"),
  FAILED_LOGIN("authentication", "start", "failure"),
  COMMAND("process", "start", null),
  FAILED_COMMAND("process", "start", "failure"),
  TRANSFER("file", "creation", "success"),
  FAILED_TRANSFER("file", "creation", "failure"),
  CLIENT("network", "protocol info", null),
  TUNNEL("network", "connection", null),
  /** Nothing is made up about what is not known. */
  OTHER("", "info", null);

  /** By what follows the honeypot's own word, such as {@code ssh} or {@code cowrie}. */
  private static final Map<String, EcsKind> BY_VERB =
      Map.ofEntries(
          Map.entry("session.connect", CONNECT),
          Map.entry("session.closed", CLOSED),
          Map.entry("login.success", LOGIN),
          Map.entry("login.failed", FAILED_LOGIN),
          Map.entry("command.input", COMMAND),
          Map.entry("command.success", COMMAND),
          Map.entry("command.failed", FAILED_COMMAND),
          Map.entry("session.file_download", TRANSFER),
          Map.entry("session.file_upload", TRANSFER),
          Map.entry("session.file_download.failed", FAILED_TRANSFER),
          Map.entry("client.version", CLIENT),
          Map.entry("client.kex", CLIENT),
          Map.entry("client.fingerprint", CLIENT),
          Map.entry("direct-tcpip.request", TUNNEL),
          Map.entry("direct-tcpip.data", TUNNEL));

  private final String categories;
  private final String types;
  private final @Nullable String outcome;

  EcsKind(String categories, String types, @Nullable String outcome) {
    this.categories = categories;
    this.types = types;
    this.outcome = outcome;
  }

  static EcsKind of(String eventType) {
    return BY_VERB.getOrDefault(eventType.substring(eventType.indexOf('.') + 1), OTHER);
  }

  List<String> categories() {
    return words(categories);
  }

  List<String> types() {
    return words(types);
  }

  Optional<String> outcome() {
    return Optional.ofNullable(outcome);
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }
}

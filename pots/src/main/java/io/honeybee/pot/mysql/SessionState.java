package io.honeybee.pot.mysql;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What the server remembers of a client. Names are byte strings.
 *
 * <p>Thread rule: the connection's own thread. Memory: {@value #MAX_NAMES} names of at most {@value
 * #MAX_NAME} characters.
 */
final class SessionState {
  private static final int MAX_NAMES = 64;
  private static final int MAX_NAME = 64;

  private final int connectionId;
  private final String host;
  private final Set<String> databases = new LinkedHashSet<>();
  private final Set<String> functions = new LinkedHashSet<>();
  private String user = "";
  private String database = "";

  SessionState(int connectionId, String host, Iterable<String> databases) {
    this.connectionId = connectionId;
    this.host = host;
    databases.forEach(this.databases::add);
  }

  /** The byte string of bytes. */
  static String text(byte[] raw) {
    return new String(raw, StandardCharsets.ISO_8859_1);
  }

  /** The bytes of a byte string. */
  static byte[] raw(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  int connectionId() {
    return connectionId;
  }

  String host() {
    return host;
  }

  String user() {
    return user;
  }

  void user(String user) {
    this.user = user;
  }

  /** The current one; empty when there is none. */
  String database() {
    return database;
  }

  /** Whether there is such a database, which then is the current one. */
  boolean use(String name) {
    if (!databases.contains(name) && !name.equalsIgnoreCase("information_schema")) {
      return false;
    }
    database = name;
    return true;
  }

  Set<String> databases() {
    return databases;
  }

  void create(String name) {
    if (name.length() <= MAX_NAME && databases.size() < MAX_NAMES) {
      databases.add(name);
    }
  }

  void drop(String name) {
    databases.remove(name);
    if (database.equals(name)) {
      database = "";
    }
  }

  /** A function that the client had loaded from a library. */
  void load(String function) {
    if (function.length() <= MAX_NAME && functions.size() < MAX_NAMES) {
      functions.add(function.toLowerCase(Locale.ROOT));
    }
  }

  boolean hasLoaded(String function) {
    return functions.contains(function.toLowerCase(Locale.ROOT));
  }
}

package io.honeybee.pot.postgresql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Configuration parameters, by their names in lower case. Immutable. */
final class PgParameters {
  private final Map<String, String> values;

  PgParameters(PostgresSettings settings) {
    String version = settings.version();
    values =
        Map.ofEntries(
            Map.entry("server_version", version),
            Map.entry("server_version_num", number(version)),
            Map.entry("server_encoding", "UTF8"),
            Map.entry("client_encoding", "UTF8"),
            Map.entry("is_superuser", "on"),
            Map.entry("data_directory", "/var/lib/postgresql/15/main"),
            Map.entry("config_file", "/etc/postgresql/15/main/postgresql.conf"),
            Map.entry("hba_file", "/etc/postgresql/15/main/pg_hba.conf"),
            Map.entry("listen_addresses", "*"),
            Map.entry("port", "5432"),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("ssl", settings.tls() ? "on" : "off"),
            Map.entry("timezone", "Etc/UTC"),
            Map.entry("datestyle", "ISO, MDY"),
            Map.entry("search_path", "\"$user\", public"),
            Map.entry("standard_conforming_strings", "on"),
            Map.entry("transaction_isolation", "read committed"),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("wal_level", "replica"),
            Map.entry("lc_collate", "en_US.UTF-8"));
  }

  /** Null when there is none of the name. */
  @Nullable String value(String name) {
    return values.get(name);
  }

  private static String number(String version) {
    String[] parts = version.split("[. ]", 3);
    try {
      int major = Integer.parseInt(parts[0]);
      int minor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
      return Integer.toString(major * 10_000 + minor);
    } catch (NumberFormatException e) {
      // An operator's own wording.
      return "150000";
    }
  }
}

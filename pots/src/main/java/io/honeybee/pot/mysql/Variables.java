package io.honeybee.pot.mysql;

import io.honeybee.pot.PotContext;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The system variables, by their names in lower case. Immutable. */
final class Variables {
  private final Map<String, String> values = new TreeMap<>();

  Variables(PotContext context, Personality personality) {
    values.putAll(
        Map.ofEntries(
            Map.entry("autocommit", "ON"),
            Map.entry("auto_increment_increment", "1"),
            Map.entry("basedir", "/usr"),
            Map.entry("character_set_client", "utf8mb4"),
            Map.entry("character_set_connection", "utf8mb4"),
            Map.entry("character_set_database", "utf8mb4"),
            Map.entry("character_set_results", "utf8mb4"),
            Map.entry("character_set_server", "utf8mb4"),
            Map.entry("datadir", "/var/lib/mysql/"),
            Map.entry("general_log", "OFF"),
            Map.entry("general_log_file", "/var/lib/mysql/" + context.world().hostName() + ".log"),
            Map.entry("hostname", context.world().hostName()),
            Map.entry("init_connect", ""),
            Map.entry("interactive_timeout", "28800"),
            Map.entry("license", "GPL"),
            Map.entry("local_infile", "ON"),
            Map.entry("log_bin", "OFF"),
            Map.entry("lower_case_table_names", "0"),
            Map.entry("max_allowed_packet", "16777216"),
            Map.entry("max_connections", "151"),
            Map.entry("net_buffer_length", "16384"),
            Map.entry("net_write_timeout", "60"),
            Map.entry("pid_file", "/run/mysqld/mysqld.pid"),
            Map.entry("plugin_dir", "/usr/lib/mysql/plugin/"),
            Map.entry("port", "3306"),
            Map.entry("query_cache_size", "1048576"),
            Map.entry("query_cache_type", "OFF"),
            Map.entry("socket", "/run/mysqld/mysqld.sock"),
            Map.entry("sql_mode", SQL_MODE),
            Map.entry("system_time_zone", "UTC"),
            Map.entry("time_zone", "SYSTEM"),
            Map.entry("tmpdir", "/tmp"),
            Map.entry("transaction_isolation", "REPEATABLE-READ"),
            Map.entry("tx_isolation", "REPEATABLE-READ"),
            Map.entry("version_compile_machine", "x86_64"),
            Map.entry("wait_timeout", "28800")));
    values.putAll(personality.variables());
  }

  private static final String SQL_MODE =
      "STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

  /** All, in the order of their names. */
  Map<String, String> all() {
    return values;
  }

  /** As {@code SELECT @@name} gives it: switches as numbers; null when there is none. */
  @Nullable String selected(String name) {
    String value = values.get(name);
    if (value == null) {
      return null;
    }
    return switch (value) {
      case "ON" -> "1";
      case "OFF" -> "0";
      default -> value;
    };
  }
}

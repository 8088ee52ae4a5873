package io.honeybee.pot.mysql;

import io.honeybee.world.Distribution;
import java.util.List;
import java.util.Map;

/**
 * What a certain server says of itself. The bits of {@link Capability} that this pot does not speak
 * (compression) are not among its capabilities.
 *
 * @param product as it names itself in errors
 * @param greeted the version as the greeting has it
 * @param version the version as queries have it
 * @param capabilities without TLS
 * @param extended MariaDB's further capabilities; 0 for MySQL
 * @param charset the default collation's number
 * @param authPlugin how accounts log in by default
 * @param tls whether it is set up with TLS
 * @param fieldList what it calls the place of an unknown column
 * @param variables the system variables that differ from others'
 */
record Personality(
    String product,
    String greeted,
    String version,
    int capabilities,
    int extended,
    int charset,
    String authPlugin,
    boolean tls,
    String fieldList,
    Map<String, String> variables) {
  static final String NATIVE = "mysql_native_password";
  static final String SHA2 = "caching_sha2_password";
  static final String CLEAR = "mysql_clear_password";

  /** Versions before 11 are announced behind this, which old replicas needed. */
  private static final String MARIADB_PREFIX = "5.5.5-";

  /** The choices of the option. */
  static final List<String> NAMES = List.of("mariadb", "mysql8");

  static Personality mysql8(String version) {
    return new Personality(
        "MySQL",
        version,
        version,
        0xDFFF_F7DF,
        0,
        255,
        SHA2,
        true,
        "field list",
        Map.of(
            "version",
            version,
            "version_comment",
            "MySQL Community Server - GPL",
            "version_compile_os",
            "Linux",
            "collation_server",
            "utf8mb4_0900_ai_ci",
            "collation_connection",
            "utf8mb4_0900_ai_ci",
            "default_authentication_plugin",
            SHA2,
            "secure_file_priv",
            "",
            "version_compile_zlib",
            "1.3.1"));
  }

  static Personality mariadb(String version, Distribution distribution) {
    return new Personality(
        "MariaDB",
        MARIADB_PREFIX + version,
        version,
        0x81FF_F7DE,
        0x1D,
        45,
        NATIVE,
        false,
        distribution.codeName().equals("bullseye") ? "field list" : "SELECT",
        Map.of(
            "version",
            version,
            "version_comment",
            "Debian " + distribution.version(),
            "version_compile_os",
            "debian-linux-gnu",
            "collation_server",
            "utf8mb4_general_ci",
            "collation_connection",
            "utf8mb4_general_ci",
            "secure_file_priv",
            "",
            "version_malloc_library",
            "system"));
  }

  /** How it refuses to take a client's file. */
  Answer.Fault noLocalFiles() {
    return authPlugin.equals(SHA2)
        ? new Answer.Fault(
            3948,
            "42000",
            "Loading local data is disabled; this must be enabled on both the client and server"
                + " sides")
        : new Answer.Fault(
            1148, "42000", "The used command is not allowed with this MariaDB version");
  }

  /** What the distribution's own package is. */
  static String packaged(Distribution distribution) {
    return distribution.codeName().equals("bullseye")
        ? "10.5.29-MariaDB-0+deb11u1"
        : "10.11.19-MariaDB-0+deb12u1";
  }
}

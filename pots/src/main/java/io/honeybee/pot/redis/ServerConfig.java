package io.honeybee.pot.redis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What CONFIG shows and sets: the settings of Debian's package, with one session's changes.
 *
 * <p>Thread rule: one session's thread. Memory: at most {@value #MAX_CHANGES} values of {@value
 * #MAX_VALUE_BYTES} bytes beside what all share.
 */
final class ServerConfig {
  private static final int MAX_CHANGES = 64;
  private static final int MAX_VALUE_BYTES = 1_024;
  private static final Set<String> PROTECTED = Set.of("dir", "dbfilename");
  private static final Set<String> IMMUTABLE =
      Set.of(
          "daemonize",
          "databases",
          "unixsocket",
          "pidfile",
          "logfile",
          "supervised",
          "io-threads",
          "syslog-ident",
          "syslog-facility",
          "cluster-enabled",
          "aclfile",
          "appenddirname",
          "enable-protected-configs",
          "enable-debug-command",
          "enable-module-command",
          "rdbchecksum",
          "tcp-backlog",
          "always-show-logo",
          "replicaof",
          "slaveof");

  /** Directories that a Debian server has and that the redis user may enter or attackers try. */
  private static final Set<String> PRESENT =
      Set.of(
          "/",
          "/tmp",
          "/var",
          "/var/lib/redis",
          "/var/spool/cron",
          "/var/spool/cron/crontabs",
          "/etc",
          "/etc/cron.d",
          "/etc/init.d",
          "/root",
          "/root/.ssh",
          "/home",
          "/usr/lib",
          "/var/www",
          "/var/www/html",
          "/dev/shm",
          "/var/tmp",
          "/lib",
          "/opt");

  private static final Map<String, String> DEFAULTS = defaults();

  private final Map<String, String> changed = new HashMap<>();
  private final boolean protects;

  ServerConfig(RedisSettings settings, int port) {
    this.protects = settings.protectedConfigs();
    changed.put("port", Integer.toString(port));
    changed.put("enable-protected-configs", protects ? "no" : "yes");
    if (settings.needsPassword()) {
      changed.put("requirepass", "");
    }
  }

  private static Map<String, String> defaults() {
    Map<String, String> defaults = new TreeMap<>();
    for (String line : Texts.read("config.txt").split("\n", -1)) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        defaults.put(line.substring(0, tab), line.substring(tab + 1));
      }
    }
    return Map.copyOf(defaults);
  }

  /** The value of a setting; null when there is none of the name. */
  @Nullable String get(String name) {
    return changed.getOrDefault(name, DEFAULTS.get(name));
  }

  /** The settings whose names match. */
  Map<String, String> matching(String pattern) {
    Map<String, String> found = new LinkedHashMap<>();
    String glob = pattern.toLowerCase(Locale.ROOT);
    DEFAULTS.forEach(
        (name, value) -> {
          if (Glob.matches(glob, name)) {
            found.put(name, changed.getOrDefault(name, value));
          }
        });
    return found;
  }

  /** Sets a value for this session. */
  void set(String given, String value) throws RedisFault {
    String name = given.toLowerCase(Locale.ROOT);
    if (!DEFAULTS.containsKey(name)) {
      throw new RedisFault(
          "ERR Unknown option or number of arguments for CONFIG SET - '" + given + "'");
    }
    if (IMMUTABLE.contains(name)) {
      throw failed(name, "can't set immutable config");
    }
    if (PROTECTED.contains(name) && protects) {
      throw failed(name, "can't set protected config");
    }
    if (name.equals("dbfilename") && value.contains("/")) {
      throw failed(name, "dbfilename can't be a path, just a filename");
    }
    if (name.equals("dir") && !isPresent(value)) {
      throw failed(name, "No such file or directory");
    }
    if (changed.size() >= MAX_CHANGES || value.length() > MAX_VALUE_BYTES) {
      throw failed(name, "argument couldn't be parsed into an integer");
    }
    changed.put(name, value);
  }

  private static boolean isPresent(String directory) {
    String plain =
        directory.length() > 1 && directory.endsWith("/")
            ? directory.substring(0, directory.length() - 1)
            : directory;
    return PRESENT.contains(plain);
  }

  private static RedisFault failed(String name, String why) {
    return new RedisFault(
        "ERR CONFIG SET failed (possibly related to argument '" + name + "') - " + why);
  }
}

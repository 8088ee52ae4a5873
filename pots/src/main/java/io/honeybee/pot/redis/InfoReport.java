package io.honeybee.pot.redis;

import io.honeybee.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes INFO. Stateless. */
final class InfoReport {
  private static final List<String> SECTIONS = List.of(Texts.read("info.txt").split("\n\n", -1));
  private static final Set<String> WHOLE = Set.of("all", "default", "everything");
  private static final long COMMANDS_A_SECOND = 3;
  private static final long SECONDS_A_DAY = 86_400;
  private static final int LRU_MASK = (1 << 24) - 1;
  private static final long SAVE_INTERVAL = 3_600;
  private static final long BASE_MEMORY = 1_048_576;

  private InfoReport() {}

  /** The sections that are named; all of the default ones when none are. */
  static String of(RedisClient client, List<String> names) {
    Map<String, String> values = values(client);
    Set<String> wanted =
        names.stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    boolean all = wanted.isEmpty() || wanted.stream().anyMatch(WHOLE::contains);
    List<String> parts = new ArrayList<>();
    for (String section : SECTIONS) {
      String title = section.lines().findFirst().orElse("").substring(2).toLowerCase(Locale.ROOT);
      if (all || wanted.contains(title)) {
        parts.add(fill(section.strip(), values).replace("\n", "\r\n") + "\r\n");
      }
    }
    return String.join("\r\n", parts);
  }

  private static String fill(String section, Map<String, String> values) {
    String filled = section;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("${" + value.getKey() + "}", value.getValue());
    }
    return filled.strip();
  }

  static Instant lastSave(RedisClient client) {
    Instant started = client.server().identity().startedAt();
    long up = Math.max(0, Duration.between(started, client.now()).toSeconds());
    return started.plusSeconds(up / SAVE_INTERVAL * SAVE_INTERVAL);
  }

  private static Map<String, String> values(RedisClient client) {
    RedisServer server = client.server();
    World world = server.context().world();
    Identity identity = server.identity();
    long up = Math.max(0, Duration.between(identity.startedAt(), client.now()).toSeconds());
    long commands = up * COMMANDS_A_SECOND + server.processed();
    long memory = world.memory().totalKilobytes() << 10;
    long used = BASE_MEMORY + (world.seed() & 0xFFFF);
    Map<String, String> values = new HashMap<>();
    values.put("version", server.settings().version());
    values.put("kernel", world.kernelRelease());
    values.put("pid", Integer.toString(identity.processId()));
    values.put("run_id", identity.runId());
    values.put("port", String.valueOf(client.config().get("port")));
    values.put("time_usec", Long.toString(client.now().toEpochMilli() * 1_000));
    values.put("uptime", Long.toString(up));
    values.put("uptime_days", Long.toString(up / SECONDS_A_DAY));
    values.put("lru_clock", Long.toString(client.now().getEpochSecond() & LRU_MASK));
    values.put("memory", Long.toString(memory));
    values.put("memory_human", String.format(Locale.ROOT, "%.2fG", memory / 1_073_741_824.0));
    values.put("used", Long.toString(used));
    values.put("used_human", String.format(Locale.ROOT, "%.2fM", used / 1_048_576.0));
    values.put("changes", Integer.toString(client.keys().changes()));
    values.put("last_save", Long.toString(lastSave(client).getEpochSecond()));
    values.put("saves", Long.toString(up / SAVE_INTERVAL));
    values.put("connections", Long.toString(up / 60 + server.clients()));
    values.put("commands", Long.toString(commands));
    values.put("net_in", Long.toString(commands * 47));
    values.put("net_out", Long.toString(commands * 131));
    values.put("hits", Long.toString(commands / 2));
    values.put("cpu_sys", String.format(Locale.ROOT, "%.6f", up * 0.00071));
    values.put("cpu_user", String.format(Locale.ROOT, "%.6f", up * 0.00093));
    values.put("replication", ReplicationCommands.info(client));
    values.put("keyspace", keySpace(client.keys()));
    return values;
  }

  private static String keySpace(KeySpace keys) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < KeySpace.DATABASES; i++) {
      int size = keys.database(i).size();
      if (size > 0) {
        lines.append("db%d:keys=%d,expires=%d,avg_ttl=0\n".formatted(i, size, keys.expiring(i)));
      }
    }
    return lines.toString();
  }
}

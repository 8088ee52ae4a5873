package io.honeybee.pot.memcached;

import io.honeybee.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers STATS: names and values in memcached's order. Stateless. */
final class Statistics {
  private static final List<String> GENERAL = read("stats.txt");
  private static final List<String> SETTINGS = read("settings.txt");
  private static final int STARTED_SECONDS = 14;
  private static final int GETS_A_SECOND = 4;
  private static final int CHUNKS_A_PAGE = 10_922;
  private static final int CHUNK = 96;
  private static final int PAGE = 1_048_576;

  private Statistics() {}

  private static List<String> read(String name) {
    try (InputStream in = Statistics.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, String> general(MemcachedServer server, Store store) {
    World world = server.context().world();
    Instant now = server.context().clock().instant();
    long up = Math.max(0, Duration.between(world.bootedAt(), now).toSeconds() - STARTED_SECONDS);
    long gets = up * GETS_A_SECOND;
    Map<String, String> values = new HashMap<>();
    values.put("pid", Integer.toString(server.processId()));
    values.put("uptime", Long.toString(up));
    values.put("time", Long.toString(now.getEpochSecond()));
    values.put("version", server.version());
    values.put("cpu_user", String.format(Locale.ROOT, "%.6f", up * 0.00041));
    values.put("cpu_sys", String.format(Locale.ROOT, "%.6f", up * 0.00087));
    values.put("connections", Long.toString(up / 90 + server.connections()));
    values.put("open", "2");
    values.put("structures", "7");
    values.put("gets", Long.toString(gets));
    values.put("hits", Long.toString(gets * 7 / 8));
    values.put("misses", Long.toString(gets - gets * 7 / 8));
    values.put("sets", Long.toString(gets / 6 + store.size()));
    values.put("read", Long.toString(gets * 61));
    values.put("written", Long.toString(gets * 118));
    values.put("items", Integer.toString(store.size()));
    values.put("bytes", Long.toString(store.bytes()));
    values.put("crawls", Long.toString(up / 60 + 1));
    values.put("juggles", Long.toString(up));
    return filled(GENERAL, values);
  }

  static Map<String, String> settings(MemcachedServer server, int port) {
    return filled(
        SETTINGS,
        Map.of(
            "port",
            Integer.toString(port),
            "sasl",
            server.needsLogin() ? "yes" : "no",
            "protocol",
            server.needsLogin() ? "binary" : "auto-negotiate"));
  }

  static Map<String, String> items(Store store) {
    Map<String, String> all = new LinkedHashMap<>();
    if (store.size() > 0) {
      for (String name : List.of("number", "number_hot", "number_warm", "number_cold")) {
        boolean zero = name.endsWith("hot") || name.endsWith("warm");
        all.put("items:1:" + name, zero ? "0" : Integer.toString(store.size()));
      }
      all.put("items:1:age", "3127");
      all.put("items:1:mem_requested", Long.toString(store.bytes()));
      all.put("items:1:evicted", "0");
      all.put("items:1:outofmemory", "0");
    }
    return all;
  }

  static Map<String, String> slabs(Store store) {
    Map<String, String> all = new LinkedHashMap<>();
    if (store.size() > 0) {
      all.put("1:chunk_size", Integer.toString(CHUNK));
      all.put("1:chunks_per_page", Integer.toString(CHUNKS_A_PAGE));
      all.put("1:total_pages", "1");
      all.put("1:total_chunks", Integer.toString(CHUNKS_A_PAGE));
      all.put("1:used_chunks", Integer.toString(store.size()));
      all.put("1:free_chunks", Integer.toString(CHUNKS_A_PAGE - store.size()));
    }
    all.put("active_slabs", store.size() > 0 ? "1" : "0");
    all.put("total_malloced", store.size() > 0 ? Integer.toString(PAGE) : "0");
    return all;
  }

  private static Map<String, String> filled(List<String> lines, Map<String, String> values) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String line : lines) {
      int space = line.indexOf(' ');
      String value = line.substring(space + 1);
      boolean variable = value.startsWith("${");
      all.put(
          line.substring(0, space),
          variable ? values.getOrDefault(value.substring(2, value.length() - 1), "0") : value);
    }
    return all;
  }
}

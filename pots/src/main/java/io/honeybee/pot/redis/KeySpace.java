package io.honeybee.pot.redis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The databases of one session: its own copy of the bait, and what it writes.
 *
 * <p>Thread rule: one session's thread. Memory: at most {@value #MAX_KEYS} keys and {@value
 * #MAX_BYTES} bytes written in a session, deleted or not; then Redis's own word for a full memory.
 */
final class KeySpace {
  static final int DATABASES = 16;
  static final int MAX_KEYS = 2_000;
  static final long MAX_BYTES = 131_072;

  private static final int KEY_OVERHEAD = 48;

  private final List<Map<String, Value>> databases = new ArrayList<>();
  private final Map<String, Instant> expiries = new HashMap<>();
  private int selected;
  private long charged;
  private int changes;

  KeySpace(Map<String, Value> bait) {
    databases.add(new LinkedHashMap<>(bait));
    for (int i = 1; i < DATABASES; i++) {
      databases.add(new LinkedHashMap<>(2));
    }
  }

  void select(int database) {
    selected = database;
  }

  int selected() {
    return selected;
  }

  Map<String, Value> database(int number) {
    return databases.get(number);
  }

  private Map<String, Value> current() {
    return databases.get(selected);
  }

  @Nullable Value get(String key, Instant now) {
    Instant end = expiries.get(expiryKey(key));
    if (end != null && !now.isBefore(end)) {
      remove(key);
      return null;
    }
    return current().get(key);
  }

  /** The keys that are there now. */
  List<String> keys(Instant now) {
    return List.copyOf(current().keySet()).stream().filter(k -> get(k, now) != null).toList();
  }

  /** How many bytes more are kept; before anything is stored. */
  void charge(String key, long bytes) throws RedisFault {
    boolean isNew = !current().containsKey(key);
    long cost = bytes + (isNew ? key.length() + KEY_OVERHEAD : 0);
    if (charged + cost > MAX_BYTES || (isNew && current().size() >= MAX_KEYS)) {
      throw new RedisFault("OOM command not allowed when used memory > 'maxmemory'.");
    }
    charged += cost;
    changes++;
  }

  /** Puts a value, whose size was charged, and forgets when the key was to expire. */
  void put(String key, Value value) {
    current().put(key, value);
    expiries.remove(expiryKey(key));
  }

  /** The same, and the key goes on to expire when it was to. */
  void replace(String key, Value value) {
    current().put(key, value);
  }

  boolean remove(String key) {
    expiries.remove(expiryKey(key));
    boolean there = current().remove(key) != null;
    if (there) {
      changes++;
    }
    return there;
  }

  /** Takes the key away when its value holds nothing any more. */
  void tidy(String key) {
    Value value = current().get(key);
    if (value != null && value.isEmpty()) {
      remove(key);
    }
  }

  @Nullable Instant expiry(String key) {
    return expiries.get(expiryKey(key));
  }

  void expire(String key, Instant at) {
    expiries.put(expiryKey(key), at);
    changes++;
  }

  boolean persist(String key) {
    return expiries.remove(expiryKey(key)) != null;
  }

  void clear() {
    changes += current().size();
    current().clear();
    expiries.keySet().removeIf(key -> key.startsWith(selected + ":"));
  }

  void clearAll() {
    databases.forEach(Map::clear);
    expiries.clear();
    changes++;
  }

  int changes() {
    return changes;
  }

  void saved() {
    changes = 0;
  }

  /** How many of a database's keys are to expire. */
  long expiring(int database) {
    return expiries.keySet().stream().filter(key -> key.startsWith(database + ":")).count();
  }

  private String expiryKey(String key) {
    return selected + ":" + key;
  }
}

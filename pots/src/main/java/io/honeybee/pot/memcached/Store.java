package io.honeybee.pot.memcached;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One session's items: its own copy of the bait, and what it writes. Nothing expires within a
 * session, save what is written with a time that is past.
 *
 * <p>Thread rule: one session's thread. Memory: at most {@value #MAX_ITEMS} items and {@value
 * #MAX_BYTES} bytes; older items are evicted for newer ones, as memcached does.
 */
final class Store {
  static final int MAX_ITEMS = 2_000;
  static final long MAX_BYTES = 196_608;

  /** What memcached itself needs for an item, about. */
  private static final int ITEM_OVERHEAD = 56;

  private final Map<String, Item> items;
  private long bytes;
  private long unique;

  Store(Map<String, Item> bait) {
    items = new LinkedHashMap<>(bait);
    items.forEach((key, item) -> bytes += cost(key, item));
    unique = items.size();
  }

  private static long cost(String key, Item item) {
    return (long) key.length() + item.content().length() + ITEM_OVERHEAD;
  }

  @Nullable Item get(String key) {
    return items.get(key);
  }

  Item put(String key, String content, long flags) {
    remove(key);
    Item item = new Item(content, flags, ++unique);
    items.put(key, item);
    bytes += cost(key, item);
    while (bytes > MAX_BYTES || items.size() > MAX_ITEMS) {
      remove(items.keySet().iterator().next());
    }
    return item;
  }

  boolean remove(String key) {
    Item item = items.remove(key);
    if (item == null) {
      return false;
    }
    bytes -= cost(key, item);
    return true;
  }

  void clear() {
    items.clear();
    bytes = 0;
  }

  int size() {
    return items.size();
  }

  long bytes() {
    return bytes;
  }

  Map<String, Item> items() {
    return items;
  }
}

package io.honeybee.pot.memcached;

import io.honeybee.pot.TcpSession;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The text protocol, {@code protocol.txt} of memcached 1.6, with the answers of {@code
 * proto_text.c}. Thread rule: the connection's own thread.
 */
final class TextProtocol {
  static final int MAX_LINE_BYTES = 2_048;

  private static final int MAX_GET_LINE_BYTES = 16_384;
  private static final int MAX_KEY_BYTES = 250;
  private static final int MAX_UNSENT_BYTES = 65_536;
  private static final int MAX_TOKENS = 24;
  private static final int MAX_ANSWER_BYTES = 1 << 19;
  static final int MAX_ITEM_BYTES = 1 << 20;
  private static final String BAD_LINE = "CLIENT_ERROR bad command line format";
  private static final BigInteger WRAP = BigInteger.ONE.shiftLeft(Long.SIZE);

  private final MemcachedServer server;
  private final TcpSession session;
  private final Store store;
  private final MemcachedEvents events;
  private final StringBuilder out = new StringBuilder();
  private boolean closing;

  TextProtocol(MemcachedServer server, TcpSession session, Store store, MemcachedEvents events) {
    this.server = server;
    this.session = session;
    this.store = store;
    this.events = events;
  }

  void run() throws IOException {
    for (int i = 0; i < MemcachedSession.MAX_REQUESTS && !closing; i++) {
      byte[] raw = session.in().line(MAX_GET_LINE_BYTES + 1);
      if (raw == null) {
        break;
      }
      String line = new String(raw, StandardCharsets.ISO_8859_1);
      boolean gets = line.startsWith("get ") || line.startsWith("gets ");
      if (raw.length > (gets ? MAX_GET_LINE_BYTES : MAX_LINE_BYTES)) {
        // memcached closes without a word.
        events.command(line, null);
        return;
      }
      serve(line);
      // As memcached does, what is answered to lines that came together goes out together.
      if (session.in().available() == 0 || out.length() > MAX_UNSENT_BYTES) {
        flush();
      }
    }
    flush();
  }

  private void flush() throws IOException {
    session.send(out.toString());
    out.setLength(0);
  }

  private void say(String line) {
    out.append(line).append("\r\n");
  }

  private void serve(String line) throws IOException {
    // As many tokens as memcached looks at; only GET goes on behind them.
    String[] tokens = line.strip().split(" +", line.startsWith("get") ? 0 : MAX_TOKENS);
    List<String> t = List.of(tokens);
    String command = tokens.length == 0 ? "" : tokens[0];
    switch (command) {
      case "set", "add", "replace", "append", "prepend", "cas" -> {
        write(line, t);
        return;
      }
      default -> events.command(line, null);
    }
    switch (command) {
      case "get", "gets" -> get(t.subList(1, t.size()), command.equals("gets"));
      case "gat", "gats" ->
          get(t.size() > 2 ? t.subList(2, t.size()) : List.of(), command.equals("gats"));
      case "delete" -> answerKey(t, 2, () -> store.remove(t.get(1)) ? "DELETED" : "NOT_FOUND");
      case "touch" -> answerKey(t, 3, () -> store.get(t.get(1)) != null ? "TOUCHED" : "NOT_FOUND");
      case "incr", "decr" -> answerKey(t, 3, () -> add(t, command.equals("incr")));
      case "stats" -> stats(t);
      case "version" -> say("VERSION " + server.version());
      case "verbosity" -> quietly(t, t.size() < 2 ? "ERROR" : "OK");
      case "flush_all" -> {
        store.clear();
        quietly(t, "OK");
      }
      case "mn" -> say("MN");
      case "mg" -> say(t.size() < 2 ? "ERROR" : "EN");
      case "lru_crawler" -> crawler(t);
      case "shutdown" -> say("ERROR: shutdown not enabled");
      case "quit" -> closing = true;
      default -> say("ERROR");
    }
  }

  private void quietly(List<String> tokens, String answer) {
    if (!tokens.getLast().equals("noreply")) {
      say(answer);
    }
  }

  /** Makes an answer when the words are enough and the key is one. */
  private void answerKey(List<String> t, int least, Supplier<String> answer) {
    if (t.size() < least) {
      say("ERROR");
    } else if (t.get(1).length() > MAX_KEY_BYTES) {
      say(BAD_LINE);
    } else {
      quietly(t, answer.get());
    }
  }

  private void get(List<String> keys, boolean withUnique) {
    if (keys.isEmpty()) {
      say("ERROR");
      return;
    }
    if (keys.stream().anyMatch(key -> key.length() > MAX_KEY_BYTES)) {
      say(BAD_LINE);
      return;
    }
    for (String key : keys) {
      Item item = store.get(key);
      // A key may be asked for again and again: what is answered is bounded, too.
      if (item != null && out.length() < MAX_ANSWER_BYTES) {
        say(
            "VALUE %s %d %d%s"
                .formatted(
                    key,
                    item.flags(),
                    item.content().length(),
                    withUnique ? " " + item.unique() : ""));
        say(item.content());
      }
    }
    say("END");
  }

  private void write(String line, List<String> t) throws IOException {
    boolean isCas = t.getFirst().equals("cas");
    int least = isCas ? 6 : 5;
    if (t.size() < least) {
      events.command(line, null);
      say("ERROR");
      return;
    }
    String key = t.get(1);
    boolean plain =
        key.length() <= MAX_KEY_BYTES
            && t.get(2).matches("[0-9]{1,10}")
            && t.get(3).matches("-?[0-9]{1,10}")
            && t.get(4).matches("[0-9]{1,10}")
            && (!isCas || t.get(5).matches("[0-9]{1,19}"));
    if (!plain || Long.parseLong(t.get(4)) > Integer.MAX_VALUE - 2) {
      events.command(line, null);
      say(BAD_LINE);
      return;
    }
    long length = Long.parseLong(t.get(4));
    Payload payload = events.read(length);
    byte[] end = session.in().some(2);
    if (end.length < 2) {
      throw new EOFException("the peer closed within a value");
    }
    events.command(line, payload);
    events.written(key, payload);
    if (length > MAX_ITEM_BYTES) {
      store.remove(key);
      quietly(t, "SERVER_ERROR object too large for cache");
    } else if (end[0] != '\r' || end[1] != '\n') {
      say("CLIENT_ERROR bad data chunk");
    } else {
      quietly(t, stored(t, payload.content()));
    }
  }

  private String stored(List<String> t, String content) {
    String key = t.get(1);
    Item before = store.get(key);
    long flags = Long.parseLong(t.get(2));
    String command = t.getFirst();
    if (command.equals("cas")) {
      if (before == null) {
        return "NOT_FOUND";
      }
      if (before.unique() != Long.parseLong(t.get(5))) {
        return "EXISTS";
      }
    }
    boolean wantsAbsent = command.equals("add");
    boolean wantsPresent = List.of("replace", "append", "prepend").contains(command);
    if ((wantsAbsent && before != null) || (wantsPresent && before == null)) {
      return "NOT_STORED";
    }
    String old = before == null ? "" : before.content();
    switch (command) {
      case "append" -> store.put(key, old + content, before == null ? 0 : before.flags());
      case "prepend" -> store.put(key, content + old, before == null ? 0 : before.flags());
      default -> store.put(key, content, flags);
    }
    if (t.get(3).startsWith("-")) {
      store.remove(key);
    }
    return "STORED";
  }

  private String add(List<String> t, boolean up) {
    if (!t.get(2).matches("[0-9]{1,19}")) {
      return "CLIENT_ERROR invalid numeric delta argument";
    }
    Item before = store.get(t.get(1));
    if (before == null) {
      return "NOT_FOUND";
    }
    if (!before.content().matches("[0-9]{1,20} *")) {
      return "CLIENT_ERROR cannot increment or decrement non-numeric value";
    }
    BigInteger old = new BigInteger(before.content().strip());
    BigInteger delta = new BigInteger(t.get(2));
    BigInteger sum = up ? old.add(delta).mod(WRAP) : old.subtract(delta).max(BigInteger.ZERO);
    store.put(t.get(1), sum.toString(), before.flags());
    return sum.toString();
  }

  private void stats(List<String> t) {
    switch (t.size() < 2 ? "" : t.get(1)) {
      case "" -> list(Statistics.general(server, store));
      case "settings" -> list(Statistics.settings(server, session.local().getPort()));
      case "items" -> list(Statistics.items(store));
      case "slabs" -> list(Statistics.slabs(store));
      case "sizes" -> list(Map.of("sizes_status", "disabled"));
      case "reset" -> say("RESET");
      case "detail" -> say(t.size() > 2 && t.get(2).equals("dump") ? "END" : "OK");
      case "cachedump" -> {
        if (t.size() > 2 && t.get(2).equals("1")) {
          store
              .items()
              .forEach(
                  (key, item) ->
                      say("ITEM %s [%d b; 0 s]".formatted(key, item.content().length())));
        }
        say(t.size() < 4 ? "CLIENT_ERROR bad command line" : "END");
      }
      case "conns" -> say("END");
      default -> say("ERROR");
    }
  }

  private void list(Map<String, String> values) {
    values.forEach((name, value) -> say("STAT " + name + " " + value));
    say("END");
  }

  private void crawler(List<String> t) {
    boolean dumps = t.size() > 2 && t.get(1).equals("metadump");
    if (dumps && t.get(2).equals("all")) {
      store
          .items()
          .forEach(
              (key, item) ->
                  say(
                      "key=%s exp=-1 la=%d cas=%d fetch=no cls=1 size=%d"
                          .formatted(
                              key,
                              server.context().clock().instant().getEpochSecond(),
                              item.unique(),
                              item.content().length() + key.length() + 56)));
      say("END");
    } else {
      say(dumps ? "END" : t.size() > 1 && t.get(1).matches("enable|disable") ? "OK" : "ERROR");
    }
  }
}

package io.honeybee.pot.memcached;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The binary protocol with the answers of {@code proto_bin.c} of memcached 1.6, as far as clients
 * use it. Thread rule: the connection's own thread.
 */
final class BinaryProtocol {
  private static final int OK = 0;
  private static final int NOT_FOUND = 1;
  private static final int EXISTS = 2;
  private static final int TOO_LARGE = 3;
  private static final int INVALID = 4;
  private static final int NOT_STORED = 5;
  private static final int NOT_NUMERIC = 6;
  private static final int AUTH_ERROR = 0x20;
  private static final int UNKNOWN = 0x81;
  private static final int MAX_KEY_BYTES = 250;
  private static final int MAX_EXTRAS = 255;
  private static final String NO_INITIAL = "\u00ff\u00ff\u00ff\u00ff";

  private final MemcachedServer server;
  private final TcpSession session;
  private final Store store;
  private final MemcachedEvents events;
  private boolean authenticated;

  BinaryProtocol(MemcachedServer server, TcpSession session, Store store, MemcachedEvents events) {
    this.server = server;
    this.session = session;
    this.store = store;
    this.events = events;
    this.authenticated = !server.needsLogin();
  }

  void run() throws IOException {
    for (int i = 0; i < MemcachedSession.MAX_REQUESTS; i++) {
      BinaryPacket packet = BinaryPacket.read(session.in());
      if (packet == null) {
        return;
      }
      if (packet.value() < 0 || packet.key() > MAX_KEY_BYTES) {
        session.send(packet.answer(INVALID, "Invalid arguments"));
        return;
      }
      String extras = text(session.in().exactly(packet.extras(), MAX_EXTRAS));
      String key = text(session.in().exactly(packet.key(), MAX_KEY_BYTES));
      Payload payload = events.read(packet.value());
      Operation operation = Operation.of(packet.opcode());
      if (!operation.isSasl()) {
        events.command(
            operation.word() + (key.isEmpty() ? "" : " " + key),
            payload.content().isEmpty() ? null : payload);
      }
      String answer =
          authenticated || operation.isBeforeLogin()
              ? serve(packet, operation, extras, key, payload)
              : packet.answer(AUTH_ERROR, "Auth failure.");
      if (!answer.isEmpty() && !isSilent(packet, answer)) {
        session.send(answer);
      }
      if (operation == Operation.QUIT) {
        return;
      }
    }
  }

  /** Quiet requests are answered only when there is news: a hit of a get, a failure of others. */
  private static boolean isSilent(BinaryPacket packet, String answer) {
    if (!Operation.isQuiet(packet.opcode())) {
      return false;
    }
    boolean failed = answer.charAt(6) != 0 || answer.charAt(7) != 0;
    return failed == (Operation.of(packet.opcode()) == Operation.GET);
  }

  private String serve(
      BinaryPacket packet, Operation operation, String extras, String key, Payload payload) {
    return switch (operation) {
      case GET -> get(packet, key);
      case SET, ADD, REPLACE -> write(packet, operation, extras, key, payload);
      case APPEND, PREPEND -> extend(packet, operation, key, payload);
      case DELETE ->
          store.remove(key) ? packet.answer(OK, "") : packet.answer(NOT_FOUND, "Not found");
      case INCREMENT, DECREMENT -> add(packet, operation, extras, key);
      case TOUCH ->
          store.get(key) != null ? packet.answer(OK, "") : packet.answer(NOT_FOUND, "Not found");
      case FLUSH -> {
        store.clear();
        yield packet.answer(OK, "");
      }
      case QUIT, NOOP, VERBOSITY -> packet.answer(OK, "");
      case VERSION -> packet.answer(OK, server.version());
      case STAT -> stat(packet, key);
      case SASL_LIST ->
          server.needsLogin()
              ? packet.answer(OK, "PLAIN")
              : packet.answer(UNKNOWN, "Unknown command");
      case SASL_AUTH, SASL_STEP -> logIn(packet, key, payload);
      case OTHER -> packet.answer(UNKNOWN, "Unknown command");
    };
  }

  private String get(BinaryPacket packet, String key) {
    Item item = store.get(key);
    String name = Operation.givesKey(packet.opcode()) ? key : "";
    if (item == null) {
      return packet.answer(NOT_FOUND, "", name, name.isEmpty() ? "Not found" : "", 0);
    }
    return packet.answer(OK, number((int) item.flags()), name, item.content(), item.unique());
  }

  private String write(
      BinaryPacket packet, Operation operation, String extras, String key, Payload payload) {
    events.written(key, payload);
    if (key.isEmpty() || extras.length() != 8) {
      return packet.answer(INVALID, "Invalid arguments");
    }
    if (packet.value() > TextProtocol.MAX_ITEM_BYTES) {
      return packet.answer(TOO_LARGE, "Too large.");
    }
    Item before = store.get(key);
    if ((operation == Operation.ADD && before != null)
        || (before != null && packet.unique() != 0 && packet.unique() != before.unique())) {
      return packet.answer(EXISTS, "Data exists for key.");
    }
    if (before == null && (operation == Operation.REPLACE || packet.unique() != 0)) {
      return packet.answer(NOT_FOUND, "Not found");
    }
    long flags = ByteBuffer.wrap(MemcachedEvents.latin1(extras)).getInt() & 0xFFFF_FFFFL;
    Item item = store.put(key, payload.content(), flags);
    return packet.answer(OK, "", "", "", item.unique());
  }

  private String extend(BinaryPacket packet, Operation operation, String key, Payload payload) {
    events.written(key, payload);
    Item before = store.get(key);
    if (before == null) {
      return packet.answer(NOT_STORED, "Not stored.");
    }
    String content =
        operation == Operation.APPEND
            ? before.content() + payload.content()
            : payload.content() + before.content();
    return packet.answer(OK, "", "", "", store.put(key, content, before.flags()).unique());
  }

  private String add(BinaryPacket packet, Operation operation, String extras, String key) {
    if (extras.length() != 20 || key.isEmpty()) {
      return packet.answer(INVALID, "Invalid arguments");
    }
    ByteBuffer numbers = ByteBuffer.wrap(MemcachedEvents.latin1(extras));
    long delta = numbers.getLong();
    long initial = numbers.getLong();
    Item before = store.get(key);
    if (before == null && extras.endsWith(NO_INITIAL)) {
      return packet.answer(NOT_FOUND, "Not found");
    }
    long result = initial;
    if (before != null) {
      if (!before.content().matches("[0-9]{1,20}")) {
        return packet.answer(NOT_NUMERIC, "Non-numeric server-side value for incr or decr");
      }
      long old = new BigInteger(before.content()).longValue();
      boolean below = Long.compareUnsigned(old, delta) < 0;
      result = operation == Operation.INCREMENT ? old + delta : below ? 0 : old - delta;
    }
    Item item = store.put(key, Long.toUnsignedString(result), 0);
    String value = text(ByteBuffer.allocate(Long.BYTES).putLong(result).array());
    return packet.answer(OK, "", "", value, item.unique());
  }

  private String stat(BinaryPacket packet, String key) {
    Map<String, String> values =
        switch (key) {
          case "" -> Statistics.general(server, store);
          case "settings" -> Statistics.settings(server, session.local().getPort());
          case "items" -> Statistics.items(store);
          case "slabs" -> Statistics.slabs(store);
          default -> Map.of();
        };
    StringBuilder all = new StringBuilder();
    values.forEach((name, value) -> all.append(packet.answer(OK, "", name, value, 0)));
    return all + packet.answer(OK, "");
  }

  /** RFC 4616: authorization identity, user and password, with zero bytes between them. */
  private String logIn(BinaryPacket packet, String mechanism, Payload payload) {
    String[] parts = payload.content().split("\0", -1);
    String user = parts.length == 3 ? parts[1] : "";
    String password = parts.length == 3 ? parts[2] : payload.content();
    EventFields fields =
        new EventFields()
            .text(EventField.METHOD.name(), MemcachedEvents.latin1("sasl " + mechanism));
    boolean admitted = false;
    if (server.needsLogin() && mechanism.equals("PLAIN")) {
      admitted =
          server
              .desk()
              .attempt(
                  session.events(),
                  session.source(),
                  MemcachedEvents.latin1(user),
                  MemcachedEvents.latin1(password),
                  fields);
    } else {
      session
          .events()
          .report(
              "login.failed",
              fields
                  .text(EventField.USERNAME.name(), MemcachedEvents.latin1(user))
                  .text(EventField.PASSWORD.name(), MemcachedEvents.latin1(password)));
    }
    if (!server.needsLogin()) {
      return packet.answer(UNKNOWN, "Unknown command");
    }
    authenticated |= admitted;
    return admitted
        ? packet.answer(OK, "Authenticated")
        : packet.answer(AUTH_ERROR, "Auth failure.");
  }

  private static String number(int value) {
    return text(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}

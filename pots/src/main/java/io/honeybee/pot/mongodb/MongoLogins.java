package io.honeybee.pot.mongodb;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.TcpSession;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A client's attempts to log in. Thread rule: the connection's own thread. */
final class MongoLogins {
  private static final int NONCE_BYTES = 24;
  private static final int MAX_PAYLOAD = 8_192;

  private final PotContext context;
  private final MongoSettings settings;
  private final LoginDesk desk;
  private final TcpSession session;
  private @Nullable Begun begun;
  private boolean loggedIn;
  private String user = "";

  /** A SCRAM exchange after its first answer. Texts are byte strings but for the user. */
  private record Begun(
      Scram scram,
      String mechanism,
      String database,
      String user,
      String clientFirstBare,
      String serverFirst,
      boolean skipsEmpty) {}

  MongoLogins(PotContext context, MongoSettings settings, LoginDesk desk, TcpSession session) {
    this.context = context;
    this.settings = settings;
    this.desk = desk;
    this.session = session;
  }

  boolean mayAsk() {
    return settings.open() || loggedIn;
  }

  /** Who logged in; empty when nobody did. */
  String user() {
    return user;
  }

  void logOut() {
    loggedIn = false;
    user = "";
  }

  /** Answers {@code saslStart}. */
  BsonDocument begin(String database, BsonDocument command) {
    begun = null;
    String mechanism = command.text("mechanism");
    String payload = payload(command);
    return switch (mechanism) {
      case "SCRAM-SHA-1" -> scram(Scram.SHA_1, mechanism, database, payload, command);
      case "SCRAM-SHA-256" -> scram(Scram.SHA_256, mechanism, database, payload, command);
      case "PLAIN" -> plain(database, payload);
      default ->
          Answers.fault(
              334,
              "MechanismUnavailable",
              "Received authentication for mechanism "
                  + mechanism.substring(0, Math.min(mechanism.length(), 100))
                  + " which is unknown or not enabled");
    };
  }

  private static String payload(BsonDocument command) {
    Object payload = command.values().get("payload");
    if (payload instanceof BsonBytes bytes && bytes.bytes().length <= MAX_PAYLOAD) {
      return new String(bytes.bytes(), StandardCharsets.ISO_8859_1);
    }
    return payload instanceof String base64 && base64.length() <= MAX_PAYLOAD
        ? decoded(base64)
        : "";
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private BsonDocument plain(String database, String payload) {
    String[] parts = payload.split("\0", 3);
    if (parts.length < 3) {
      return Answers.authenticationFailed();
    }
    boolean admitted =
        desk.attempt(
            session.events(),
            session.source(),
            raw(parts[1]),
            raw(parts[2]),
            fields("PLAIN", database));
    if (!admitted) {
      return Answers.authenticationFailed();
    }
    loggedIn = true;
    user = text(parts[1]);
    return step("", true);
  }

  private BsonDocument scram(
      Scram scram, String mechanism, String database, String payload, BsonDocument command) {
    int at = payload.indexOf("n=");
    int nonce = payload.indexOf(",r=", Math.max(0, at));
    if (at < 0 || nonce < 0) {
      return Answers.authenticationFailed();
    }
    String name = payload.substring(at + 2, nonce).replace("=2C", ",").replace("=3D", "=");
    byte[] random = new byte[NONCE_BYTES];
    context.random().nextBytes(random);
    String serverFirst =
        "r="
            + payload.substring(nonce + 3)
            + Base64.getEncoder().encodeToString(random)
            + ",s="
            + Base64.getEncoder().encodeToString(salt(scram, name))
            + ",i="
            + scram.iterations();
    boolean skipsEmpty =
        command
            .document("options")
            .map(o -> Boolean.TRUE.equals(o.values().get("skipEmptyExchange")))
            .orElse(false);
    begun =
        new Begun(
            scram, mechanism, database, text(name), payload.substring(at), serverFirst, skipsEmpty);
    return step(serverFirst, false);
  }

  /** An account has one salt, whoever asks and whenever. */
  private byte[] salt(Scram scram, String name) {
    byte[] salt = new byte[scram.saltBytes()];
    new Random(context.world().seed() ^ name.hashCode()).nextBytes(salt);
    return salt;
  }

  /** Answers {@code saslContinue}. */
  BsonDocument resume(BsonDocument command) {
    Begun exchange = begun;
    if (exchange == null) {
      return loggedIn
          ? step("", true)
          : Answers.fault(17, "ProtocolError", "No SASL session state found");
    }
    begun = null;
    String last = payload(command);
    int proofAt = last.lastIndexOf(",p=");
    if (proofAt < 0) {
      return Answers.authenticationFailed();
    }
    String authMessage =
        exchange.clientFirstBare()
            + ","
            + exchange.serverFirst()
            + ","
            + last.substring(0, proofAt);
    EventFields fields =
        fields(exchange.mechanism(), exchange.database())
            .text(MongoPotType.EXCHANGE.name(), raw(authMessage + last.substring(proofAt)));
    Optional<String> signature =
        verify(exchange, authMessage, raw(decoded(last.substring(proofAt + 3))), fields);
    if (signature.isEmpty()) {
      return Answers.authenticationFailed();
    }
    loggedIn = true;
    user = exchange.user();
    return step("v=" + signature.get(), exchange.skipsEmpty());
  }

  /** Only a password that is known can be checked, and only then can the server prove itself. */
  private Optional<String> verify(
      Begun exchange, String authMessage, byte[] proof, EventFields fields) {
    byte[] name = exchange.user().getBytes(StandardCharsets.UTF_8);
    if (!(settings.login() instanceof LoginPolicy.Listed)) {
      session
          .events()
          .report(EventType.LOGIN_FAILED.verb(), fields.text(EventField.USERNAME.name(), name));
      return Optional.empty();
    }
    AtomicReference<String> signature = new AtomicReference<>("");
    byte[] salt = salt(exchange.scram(), byteString(name));
    boolean admitted =
        desk.attemptAnswer(
            session.events(),
            session.source(),
            name,
            false,
            password -> {
              String found =
                  exchange.scram().signature(exchange.user(), password, salt, authMessage, proof);
              signature.set(found);
              return !found.isEmpty();
            },
            fields);
    return admitted ? Optional.ofNullable(signature.get()) : Optional.empty();
  }

  private static BsonDocument step(String payload, boolean done) {
    return new BsonDocument()
        .put("conversationId", 1)
        .put("done", done)
        .put("payload", new BsonBytes(BsonBytes.BINARY, raw(payload)))
        .put("ok", 1.0);
  }

  private static EventFields fields(String mechanism, String database) {
    return new EventFields()
        .text(EventField.METHOD.name(), mechanism)
        .text(MongoPotType.DATABASE.name(), database);
  }

  private static byte[] raw(String byteString) {
    return byteString.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String byteString(byte[] raw) {
    return new String(raw, StandardCharsets.ISO_8859_1);
  }

  private static String text(String byteString) {
    return new String(raw(byteString), StandardCharsets.UTF_8);
  }
}

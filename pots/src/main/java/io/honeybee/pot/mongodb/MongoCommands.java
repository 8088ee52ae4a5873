package io.honeybee.pot.mongodb;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.TcpSession;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers to commands. Thread rule: the connection's own thread. */
final class MongoCommands {
  private static final int MAX_NAME = 100;

  /** What drivers ask by themselves, again and again, and what holds a login. */
  private static final Set<String> NOT_REPORTED =
      Set.of("hello", "isMaster", "ismaster", "ping", "saslStart", "saslContinue", "endSessions");

  private static final Set<String> WITHOUT_LOGIN =
      Set.of(
          "hello",
          "isMaster",
          "ismaster",
          "ping",
          "saslStart",
          "saslContinue",
          "buildInfo",
          "buildinfo",
          "whatsmyuri",
          "connectionStatus",
          "getnonce",
          "logout",
          "authenticate",
          "endSessions");

  private final MongoSettings settings;
  private final TcpSession session;
  private final MongoLogins logins;
  private final Data data;
  private final ServerFacts facts;
  private boolean introduced;

  MongoCommands(
      PotContext context,
      MongoSettings settings,
      TcpSession session,
      MongoLogins logins,
      Data data,
      int connectionId) {
    this.settings = settings;
    this.session = session;
    this.logins = logins;
    this.data = data;
    this.facts = new ServerFacts(context, settings, session, connectionId);
  }

  BsonDocument answer(MongoMessage message) {
    String name = message.command().firstName();
    report(name, message);
    if (message.opcode() == MongoMessage.QUERY
        && !settings.answersOldClients()
        && !Set.of("hello", "isMaster", "ismaster").contains(name)) {
      return Answers.fault(
          352,
          "UnsupportedOpQueryCommand",
          "Unsupported OP_QUERY command: "
              + cut(name)
              + ". The client driver may require an upgrade. For more details see"
              + " https://dochub.mongodb.org/core/legacy-opcode-removal");
    }
    if (!logins.mayAsk() && !WITHOUT_LOGIN.contains(name)) {
      return Answers.fault(13, "Unauthorized", "command " + cut(name) + " requires authentication");
    }
    return answer(name, message.database(), message.command());
  }

  private void report(String name, MongoMessage message) {
    BsonDocument command = message.command();
    if (!introduced && command.document("client").isPresent()) {
      introduced = true;
      String client = BsonText.of(command.document("client").get(), EventFields.MAX_FIELD_BYTES);
      session
          .events()
          .report(
              MongoPotType.CLIENT.verb(),
              new EventFields().text(EventField.VERSION.name(), client));
    }
    if (NOT_REPORTED.contains(name) || name.isEmpty()) {
      return;
    }
    byte[] input =
        BsonText.of(command, EventFields.MAX_INPUT_BYTES).getBytes(StandardCharsets.UTF_8);
    EventFields fields =
        new EventFields()
            .text(EventField.INPUT.name(), input, EventFields.MAX_INPUT_BYTES)
            .text(MongoPotType.COMMAND.name(), name)
            .text(MongoPotType.DATABASE.name(), message.database());
    String collection = command.text(name);
    if (!collection.isEmpty()) {
      fields.text(MongoPotType.COLLECTION.name(), collection);
    }
    if (name.equals("dropDatabase")) {
      // Data Destruction.
      fields.techniques("T1485");
    }
    session.events().report(EventType.COMMAND_INPUT.verb(), fields);
  }

  private BsonDocument answer(String name, String database, BsonDocument command) {
    String collection = command.text(name);
    return switch (name) {
      case "saslStart" -> logins.begin(database, command);
      case "saslContinue" -> logins.resume(command);
      case "logout" -> {
        logins.logOut();
        yield Answers.ok();
      }
      case "connectionStatus" -> connectionStatus();
      case "listDatabases" -> listDatabases(command);
      case "listCollections" -> listCollections(database);
      case "find" -> find(database, collection, command);
      case "count" ->
          new BsonDocument().put("n", data.documents(database, collection).size()).put("ok", 1.0);
      case "aggregate" -> aggregate(database, collection, command);
      case "insert" -> insert(database, collection, command);
      case "delete" -> Answers.changed(data.clear(database, collection));
      case "update" -> Answers.changed(0).put("nModified", 0);
      case "drop" ->
          data.drop(database, collection)
              ? Answers.ok().put("ns", database + "." + collection).put("nIndexesWas", 1)
              : Answers.fault(26, "NamespaceNotFound", "ns not found");
      case "dropDatabase" ->
          data.dropDatabase(database)
              ? new BsonDocument().put("dropped", database).put("ok", 1.0)
              : Answers.ok();
      case "dbStats", "dbstats" -> dbStats(database);
      case "create", "createIndexes", "endSessions", "killCursors", "ping", "fsync", "createUser" ->
          Answers.ok();
      case "usersInfo" -> new BsonDocument().put("users", List.of()).put("ok", 1.0);
      case "listIndexes" -> Answers.cursor(database + "." + collection, List.of());
      case "getMore" -> Answers.fault(43, "CursorNotFound", "cursor id 0 not found");
      case "replSetGetStatus" ->
          Answers.fault(76, "NoReplicationEnabled", "not running with --replSet");
      case "shutdown" ->
          Answers.fault(
              13, "Unauthorized", "shutdown must run from localhost when running db without auth");
      default ->
          facts
              .answer(name, command)
              .orElseGet(
                  () ->
                      Answers.fault(59, "CommandNotFound", "no such command: '" + cut(name) + "'"));
    };
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(name.length(), MAX_NAME));
  }

  private BsonDocument connectionStatus() {
    List<BsonDocument> users =
        logins.user().isEmpty()
            ? List.of()
            : List.of(new BsonDocument().put("user", logins.user()).put("db", "admin"));
    return new BsonDocument()
        .put(
            "authInfo",
            new BsonDocument()
                .put("authenticatedUsers", users)
                .put("authenticatedUserRoles", List.of()))
        .put("ok", 1.0);
  }

  private BsonDocument listDatabases(BsonDocument command) {
    boolean namesOnly = Boolean.TRUE.equals(command.values().get("nameOnly"));
    List<BsonDocument> databases = new ArrayList<>();
    double total = 0;
    for (Map.Entry<String, Map<String, List<BsonDocument>>> entry : data.databases().entrySet()) {
      BsonDocument database = new BsonDocument().put("name", entry.getKey());
      if (!namesOnly) {
        double size = size(entry.getValue());
        total += size;
        database.put("sizeOnDisk", size).put("empty", false);
      }
      databases.add(database);
    }
    BsonDocument answer = new BsonDocument().put("databases", databases);
    return (namesOnly ? answer : answer.put("totalSize", total)).put("ok", 1.0);
  }

  /** As much as WiredTiger takes for so few: pages of 4 KiB. */
  private static double size(Map<String, List<BsonDocument>> collections) {
    return 40_960.0 * Math.max(1, collections.size());
  }

  private BsonDocument listCollections(String database) {
    List<BsonDocument> collections = new ArrayList<>();
    for (String name : data.databases().getOrDefault(database, Map.of()).keySet()) {
      collections.add(
          new BsonDocument()
              .put("name", name)
              .put("type", "collection")
              .put("options", new BsonDocument())
              .put("info", new BsonDocument().put("readOnly", false))
              .put(
                  "idIndex",
                  new BsonDocument()
                      .put("v", 2)
                      .put("key", new BsonDocument().put("_id", 1))
                      .put("name", "_id_")));
    }
    return Answers.cursor(database + ".$cmd.listCollections", collections);
  }

  /** The filter is not looked at: who looks for something finds the first there is. */
  private BsonDocument find(String database, String collection, BsonDocument command) {
    List<BsonDocument> all = data.documents(database, collection);
    long asked = Math.abs(command.number("limit", 0));
    long limit = asked == 0 ? all.size() : Math.min(asked, all.size());
    return Answers.cursor(database + "." + collection, all.subList(0, (int) limit));
  }

  /** Counting is what is asked for, in the shell's way and the drivers'. */
  private BsonDocument aggregate(String database, String collection, BsonDocument command) {
    List<BsonDocument> all = data.documents(database, collection);
    String pipeline = BsonText.of(command, 1_000);
    boolean counts = pipeline.contains("$sum") || pipeline.contains("$count");
    return Answers.cursor(
        database + "." + collection,
        counts && !all.isEmpty()
            ? List.of(new BsonDocument().put("_id", 1).put("n", all.size()))
            : all);
  }

  private BsonDocument insert(String database, String collection, BsonDocument command) {
    int count = 0;
    if (command.values().get("documents") instanceof List<?> documents) {
      for (Object document : documents) {
        count++;
        if (document instanceof BsonDocument kept) {
          data.insert(database, collection, kept);
        }
      }
    }
    return Answers.changed(count);
  }

  private BsonDocument dbStats(String database) {
    Map<String, List<BsonDocument>> collections = data.databases().getOrDefault(database, Map.of());
    int objects = collections.values().stream().mapToInt(List::size).sum();
    return new BsonDocument()
        .put("db", database)
        .put("collections", collections.size())
        .put("views", 0)
        .put("objects", objects)
        .put("avgObjSize", objects == 0 ? 0.0 : 118.0)
        .put("dataSize", objects * 118.0)
        .put("storageSize", size(collections))
        .put("indexes", collections.size())
        .put("ok", 1.0);
  }
}

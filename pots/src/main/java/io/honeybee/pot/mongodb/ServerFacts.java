package io.honeybee.pot.mongodb;

import io.honeybee.pot.PotContext;
import io.honeybee.pot.TcpSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the server says of itself. Thread rule: the connection's own thread. */
final class ServerFacts {
  private static final int MAX_DOCUMENT_BYTES = 16_777_216;

  /** Of 4.4.29; other versions have another one. */
  private static final String GIT_VERSION = "f4dda329a99811c707eb06d05ad023599f9be263";

  private final PotContext context;
  private final MongoSettings settings;
  private final TcpSession session;
  private final int connectionId;

  ServerFacts(PotContext context, MongoSettings settings, TcpSession session, int connectionId) {
    this.context = context;
    this.settings = settings;
    this.session = session;
    this.connectionId = connectionId;
  }

  /** Empty when the command is another one. */
  Optional<BsonDocument> answer(String name, BsonDocument command) {
    BsonDocument answer =
        switch (name) {
          case "hello" -> hello("isWritablePrimary");
          case "isMaster", "ismaster" -> hello("ismaster");
          case "buildInfo", "buildinfo" -> buildInfo();
          case "serverStatus" -> serverStatus();
          case "hostInfo" -> hostInfo();
          case "whatsmyuri" ->
              Answers.ok()
                  .put("you", session.source().getHostAddress() + ":" + session.remote().getPort());
          case "getLog" -> log(command.text("getLog"));
          case "getParameter" ->
              new BsonDocument()
                  .put(
                      "featureCompatibilityVersion",
                      new BsonDocument().put("version", majorAndMinor()))
                  .put("ok", 1.0);
          case "getCmdLineOpts" -> commandLine();
          case "getFreeMonitoringStatus" -> Answers.ok().put("state", "undecided");
          case "getnonce" ->
              Answers.ok().put("nonce", "%016x".formatted(context.random().nextLong()));
          case "top" -> new BsonDocument().put("totals", new BsonDocument()).put("ok", 1.0);
          default -> null;
        };
    return Optional.ofNullable(answer);
  }

  private String majorAndMinor() {
    return settings.version().substring(0, settings.version().lastIndexOf('.'));
  }

  private Instant now() {
    return context.clock().instant();
  }

  private BsonDocument hello(String primary) {
    return new BsonDocument()
        .put(primary, true)
        .put("maxBsonObjectSize", MAX_DOCUMENT_BYTES)
        .put("maxMessageSizeBytes", 48_000_000)
        .put("maxWriteBatchSize", 100_000)
        .put("localTime", now())
        .put("logicalSessionTimeoutMinutes", 30)
        .put("connectionId", connectionId)
        .put("minWireVersion", 0)
        .put("maxWireVersion", settings.wireVersion())
        .put("readOnly", false)
        .put("ok", 1.0);
  }

  private BsonDocument buildInfo() {
    List<Integer> parts = new ArrayList<>();
    for (String part : settings.version().split("\\.", 3)) {
      parts.add(Integer.parseInt(part));
    }
    parts.add(0);
    return new BsonDocument()
        .put("version", settings.version())
        .put("gitVersion", GIT_VERSION)
        .put("modules", List.of())
        .put("allocator", "tcmalloc")
        .put("javascriptEngine", "mozjs")
        .put("sysInfo", "deprecated")
        .put("versionArray", parts)
        .put(
            "openssl",
            new BsonDocument()
                .put("running", "OpenSSL 1.1.1n  15 Mar 2022")
                .put("compiled", "OpenSSL 1.1.1n  15 Mar 2022"))
        .put(
            "buildEnvironment",
            new BsonDocument()
                .put("distmod", "debian10")
                .put("distarch", "x86_64")
                .put("target_arch", "x86_64")
                .put("target_os", "linux"))
        .put("bits", 64)
        .put("debug", false)
        .put("maxBsonObjectSize", MAX_DOCUMENT_BYTES)
        .put("storageEngines", List.of("biggie", "devnull", "ephemeralForTest", "wiredTiger"))
        .put("ok", 1.0);
  }

  private BsonDocument serverStatus() {
    long up = context.world().uptime(now()).toSeconds();
    return new BsonDocument()
        .put("host", context.world().hostName())
        .put("version", settings.version())
        .put("process", "mongod")
        .put("pid", 702L)
        .put("uptime", (double) up)
        .put("uptimeMillis", up * 1_000)
        .put("uptimeEstimate", up)
        .put("localTime", now())
        .put(
            "connections",
            new BsonDocument()
                .put("current", 3)
                .put("available", 51_197)
                .put("totalCreated", connectionId)
                .put("active", 1))
        .put(
            "network",
            new BsonDocument()
                .put("bytesIn", up * 41)
                .put("bytesOut", up * 530)
                .put("numRequests", up / 7))
        .put(
            "opcounters",
            new BsonDocument()
                .put("insert", up / 900)
                .put("query", up / 60)
                .put("update", up / 300)
                .put("delete", 2L)
                .put("getmore", 0L)
                .put("command", up / 9))
        .put(
            "storageEngine",
            new BsonDocument()
                .put("name", "wiredTiger")
                .put("supportsCommittedReads", true)
                .put("persistent", true))
        .put(
            "mem",
            new BsonDocument()
                .put("bits", 64)
                .put("resident", 96)
                .put("virtual", 1_551)
                .put("supported", true))
        .put("ok", 1.0);
  }

  private BsonDocument hostInfo() {
    return new BsonDocument()
        .put(
            "system",
            new BsonDocument()
                .put("currentTime", now())
                .put("hostname", context.world().hostName())
                .put("cpuAddrSize", 64)
                .put("cpuArch", "x86_64")
                .put("numaEnabled", false))
        .put(
            "os",
            new BsonDocument()
                .put("type", "Linux")
                .put("name", context.world().distribution().prettyName())
                .put("version", "Kernel " + context.world().kernelRelease()))
        .put("extra", new BsonDocument().put("kernelVersion", context.world().kernelRelease()))
        .put("ok", 1.0);
  }

  private static BsonDocument log(String kind) {
    return kind.equals("*")
        ? new BsonDocument().put("names", List.of("global", "startupWarnings")).put("ok", 1.0)
        : new BsonDocument().put("totalLinesWritten", 0).put("log", List.of()).put("ok", 1.0);
  }

  private BsonDocument commandLine() {
    BsonDocument net =
        new BsonDocument().put("bindIp", "0.0.0.0").put("port", session.local().getPort());
    BsonDocument parsed =
        new BsonDocument()
            .put("config", "/etc/mongod.conf")
            .put("net", net)
            .put("storage", new BsonDocument().put("dbPath", "/var/lib/mongodb"));
    return new BsonDocument()
        .put("argv", List.of("/usr/bin/mongod", "--config", "/etc/mongod.conf"))
        .put("parsed", parsed)
        .put("ok", 1.0);
  }
}

package io.honeybee.pot.mongodb;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * The databases as one client sees them: the same for all at first, and then as it changed them.
 *
 * <p>Thread rule: the connection's own thread. Memory: the bait, and of the client's own at most
 * {@value #MAX_INSERTED} documents, about {@value #MAX_INSERTED_BYTES} bytes, and {@value
 * #MAX_NAMES} names.
 */
final class Data {
  private static final int MAX_INSERTED = 200;
  static final int MAX_INSERTED_BYTES = 128 << 10;
  private static final int MAX_NAMES = 100;
  private static final int MAX_NAME_CHARS = 128;
  private static final int DOCUMENTS = 12;
  private static final List<String> FIRST_NAMES =
      List.of("Anna", "Jonas", "Maria", "Peter", "Laura", "Tom", "Nina", "Paul", "Eva", "Max");
  private static final List<String> LAST_NAMES =
      List.of(
          "Keller", "Novak", "Rossi", "Meyer", "Larsen", "Dubois", "Silva", "Brown", "Kowalski");

  private final Map<String, Map<String, List<BsonDocument>>> databases = new LinkedHashMap<>();
  private int inserted;
  private long insertedBytes;

  Data(List<String> names, long seed) {
    databases.put("admin", collections("system.version", List.of()));
    databases.put("config", collections("system.sessions", List.of()));
    databases.put("local", collections("startup_log", List.of()));
    for (String name : names) {
      // The same seed gives the same people in each connection and after each start.
      RandomGenerator random = new Random(seed ^ name.hashCode());
      Map<String, List<BsonDocument>> collections = collections("users", people(random));
      collections.put("orders", orders(random));
      databases.put(name, collections);
    }
  }

  private static Map<String, List<BsonDocument>> collections(
      String name, List<BsonDocument> documents) {
    Map<String, List<BsonDocument>> collections = new LinkedHashMap<>();
    collections.put(name, new ArrayList<>(documents));
    return collections;
  }

  private static List<BsonDocument> people(RandomGenerator random) {
    List<BsonDocument> people = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      String first = FIRST_NAMES.get(random.nextInt(FIRST_NAMES.size()));
      String last = LAST_NAMES.get(random.nextInt(LAST_NAMES.size()));
      people.add(
          new BsonDocument()
              .put("_id", id(random))
              .put("name", first + " " + last)
              // A name that exists nowhere (RFC 2606).
              .put("email", (first + "." + last).toLowerCase(Locale.ROOT) + "@example.com")
              .put("active", random.nextInt(5) > 0)
              .put("created", time(random)));
    }
    return people;
  }

  private static List<BsonDocument> orders(RandomGenerator random) {
    List<BsonDocument> orders = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      orders.add(
          new BsonDocument()
              .put("_id", id(random))
              .put("number", 10_000 + random.nextInt(80_000))
              .put("total", random.nextInt(1_000, 50_000) / 100.0)
              .put("paid", random.nextBoolean())
              .put("date", time(random)));
    }
    return orders;
  }

  private static BsonBytes id(RandomGenerator random) {
    return new BsonBytes(
        BsonBytes.OBJECT_ID,
        ByteBuffer.allocate(12)
            .putInt((int) time(random).getEpochSecond())
            .putInt(random.nextInt())
            .putInt(random.nextInt())
            .array());
  }

  private static Instant time(RandomGenerator random) {
    return Instant.ofEpochSecond(1_700_000_000L + random.nextInt(30_000_000));
  }

  Map<String, Map<String, List<BsonDocument>>> databases() {
    return databases;
  }

  /** The documents of a collection; none when there is no such collection. */
  List<BsonDocument> documents(String database, String collection) {
    return databases.getOrDefault(database, Map.of()).getOrDefault(collection, List.of());
  }

  /** Whether there was such a database. */
  boolean dropDatabase(String database) {
    return databases.remove(database) != null;
  }

  /** Whether there was such a collection. */
  boolean drop(String database, String collection) {
    Map<String, List<BsonDocument>> collections = databases.get(database);
    boolean was = collections != null && collections.remove(collection) != null;
    if (collections != null && collections.isEmpty()) {
      databases.remove(database);
    }
    return was;
  }

  /** Removes all documents of a collection, and says how many there were. */
  int clear(String database, String collection) {
    List<BsonDocument> documents = documents(database, collection);
    int count = documents.size();
    if (count > 0) {
      documents.clear();
    }
    return count;
  }

  /** Keeps a document as long as there is room. */
  void insert(String database, String collection, BsonDocument document) {
    long bytes = document.memory();
    if (inserted >= MAX_INSERTED
        || insertedBytes + bytes > MAX_INSERTED_BYTES
        || database.length() > MAX_NAME_CHARS
        || collection.length() > MAX_NAME_CHARS
        || (databases.size() >= MAX_NAMES && !databases.containsKey(database))) {
      return;
    }
    inserted++;
    insertedBytes += bytes;
    databases
        .computeIfAbsent(database, name -> new LinkedHashMap<>())
        .computeIfAbsent(collection, name -> new ArrayList<>())
        .add(document);
  }
}

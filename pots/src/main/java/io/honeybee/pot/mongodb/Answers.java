package io.honeybee.pot.mongodb;

import java.util.List;

/** Forms of answers. Stateless. */
final class Answers {
  private Answers() {}

  static BsonDocument ok() {
    return new BsonDocument().put("ok", 1.0);
  }

  static BsonDocument fault(int code, String name, String message) {
    return new BsonDocument()
        .put("ok", 0.0)
        .put("errmsg", message)
        .put("code", code)
        .put("codeName", name);
  }

  static BsonDocument authenticationFailed() {
    return fault(18, "AuthenticationFailed", "Authentication failed.");
  }

  static BsonDocument changed(int count) {
    return new BsonDocument().put("n", count).put("ok", 1.0);
  }

  /** All at once, so that there is nothing to get more of. */
  static BsonDocument cursor(String namespace, List<?> batch) {
    return new BsonDocument()
        .put(
            "cursor",
            new BsonDocument().put("firstBatch", batch).put("id", 0L).put("ns", namespace))
        .put("ok", 1.0);
  }
}

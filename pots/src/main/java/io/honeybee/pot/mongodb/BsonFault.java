package io.honeybee.pot.mongodb;

import java.io.IOException;

/** What came is no BSON, or more of it than is read. */
final class BsonFault extends IOException {
  private static final long serialVersionUID = 1L;

  BsonFault(String message) {
    super(message);
  }
}

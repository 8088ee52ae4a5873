package io.honeybee.world.files;

import java.time.Instant;

/** What a file holds, as a byte string. Safe for any thread. */
public interface Content {

  /** All of it, as it is at that time. */
  String read(Instant now);

  /** How many bytes {@code ls} says it has. */
  long size();

  /** Content that never changes. */
  static Content of(String bytes) {
    return new Content() {
      @Override
      public String read(Instant now) {
        return bytes;
      }

      @Override
      public long size() {
        return bytes.length();
      }
    };
  }
}

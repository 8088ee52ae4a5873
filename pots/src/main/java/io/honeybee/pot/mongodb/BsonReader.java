package io.honeybee.pot.mongodb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents (BSON 1.1). Total: all that is broken is a {@link BsonFault}.
 *
 * <p>Thread rule: one thread. Memory: at most {@value #MAX_VALUES} values, {@value #MAX_DEPTH}
 * deep, and not more bytes than there are.
 */
final class BsonReader {
  private static final int MAX_VALUES = 10_000;
  private static final int MAX_DEPTH = 32;
  private static final int MIN_DOCUMENT_BYTES = 5;

  private final ByteBuffer in;
  private int values;

  BsonReader(ByteBuffer in) {
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The document that begins here. */
  BsonDocument document() throws BsonFault {
    return document(0);
  }

  private BsonDocument document(int depth) throws BsonFault {
    int end = begin(depth);
    BsonDocument document = new BsonDocument();
    int type = int1();
    while (type != 0) {
      String name = name();
      document.put(name, value(type, depth));
      checkWithin(end);
      type = int1();
    }
    return finish(document, end);
  }

  private List<@Nullable Object> array(int depth) throws BsonFault {
    int end = begin(depth);
    List<@Nullable Object> list = new ArrayList<>();
    int type = int1();
    while (type != 0) {
      name();
      list.add(value(type, depth));
      checkWithin(end);
      type = int1();
    }
    return finish(list, end);
  }

  private int begin(int depth) throws BsonFault {
    int start = in.position();
    int length = int4();
    if (depth > MAX_DEPTH) {
      throw new BsonFault("nested too deep");
    }
    if (length < MIN_DOCUMENT_BYTES || length > in.limit() - start) {
      throw new BsonFault("bad document length");
    }
    return start + length;
  }

  private void checkWithin(int end) throws BsonFault {
    if (in.position() >= end || ++values > MAX_VALUES) {
      throw new BsonFault("the document does not end where it says");
    }
  }

  private <T> T finish(T value, int end) throws BsonFault {
    if (in.position() != end) {
      throw new BsonFault("the document does not end where it says");
    }
    return value;
  }

  private @Nullable Object value(int type, int depth) throws BsonFault {
    return switch (type) {
      case 1 -> Double.longBitsToDouble(int8());
      case 2, 13, 14 -> text();
      case 3 -> document(depth + 1);
      case 4 -> array(depth + 1);
      case 5 -> binary();
      case 6, 10, 127, 255 -> null;
      case 7 -> new BsonBytes(type, take(12));
      case 8 -> int1() != 0;
      case 9 -> instant(int8());
      case 11 -> "/" + name() + "/" + name();
      case 12 -> text() + new BsonBytes(7, take(12)).hex();
      case 15 -> {
        int4();
        String code = text();
        document(depth + 1);
        yield code;
      }
      case 16 -> int4();
      case 17, 18 -> int8();
      case 19 -> new BsonBytes(type, take(16));
      default -> throw new BsonFault("unknown type " + type);
    };
  }

  private static Instant instant(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  private BsonBytes binary() throws BsonFault {
    int length = int4();
    int1();
    return new BsonBytes(BsonBytes.BINARY, take(length));
  }

  private String text() throws BsonFault {
    int length = int4();
    byte[] bytes = take(length);
    if (length < 1 || bytes[length - 1] != 0) {
      throw new BsonFault("a text does not end");
    }
    return new String(bytes, 0, length - 1, StandardCharsets.UTF_8);
  }

  /** A text up to a zero byte. */
  String name() throws BsonFault {
    int start = in.position();
    int end = start;
    while (end < in.limit() && in.get(end) != 0) {
      end++;
    }
    if (end == in.limit()) {
      throw new BsonFault("a name does not end");
    }
    byte[] bytes = take(end - start);
    in.get();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private byte[] take(int length) throws BsonFault {
    if (length < 0 || length > in.remaining()) {
      throw new BsonFault("a value is cut off");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  int int1() throws BsonFault {
    need(1);
    return in.get() & 0xFF;
  }

  int int4() throws BsonFault {
    need(4);
    return in.getInt();
  }

  private long int8() throws BsonFault {
    need(8);
    return in.getLong();
  }

  private void need(int bytes) throws BsonFault {
    if (in.remaining() < bytes) {
      throw new BsonFault("a value is cut off");
    }
  }

  int position() {
    return in.position();
  }

  int remaining() {
    return in.remaining();
  }
}

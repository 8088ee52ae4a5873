package io.honeybee.pot.mongodb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes documents (BSON 1.1) of our own making. One thread. */
final class BsonWriter {
  private ByteBuffer out = ByteBuffer.allocate(1_024).order(ByteOrder.LITTLE_ENDIAN);

  static byte[] bytes(BsonDocument document) {
    BsonWriter writer = new BsonWriter();
    writer.document(document.values());
    return Arrays.copyOf(writer.out.array(), writer.out.position());
  }

  private void document(Map<String, @Nullable Object> values) {
    int start = out.position();
    room(4).putInt(0);
    values.forEach(this::element);
    end(start);
  }

  private void array(List<?> values) {
    int start = out.position();
    room(4).putInt(0);
    int index = 0;
    for (Object value : values) {
      element(Integer.toString(index++), value);
    }
    end(start);
  }

  private void end(int start) {
    room(1).put((byte) 0);
    out.putInt(start, out.position() - start);
  }

  private void element(String name, @Nullable Object value) {
    switch (value) {
      case null -> head(10, name);
      case Double number -> {
        head(1, name);
        room(8).putDouble(number);
      }
      case String text -> {
        head(2, name);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(bytes.length + 5).putInt(bytes.length + 1).put(bytes).put((byte) 0);
      }
      case BsonDocument document -> {
        head(3, name);
        document(document.values());
      }
      case List<?> list -> {
        head(4, name);
        array(list);
      }
      case BsonBytes bytes -> bytes(name, bytes);
      case Boolean flag -> {
        head(8, name);
        room(1).put((byte) (flag ? 1 : 0));
      }
      case Instant time -> {
        head(9, name);
        room(8).putLong(time.toEpochMilli());
      }
      case Integer number -> {
        head(16, name);
        room(4).putInt(number);
      }
      case Long number -> {
        head(18, name);
        room(8).putLong(number);
      }
      default -> throw new IllegalArgumentException("BSON has no " + value.getClass());
    }
  }

  private void bytes(String name, BsonBytes value) {
    byte[] bytes = value.bytes();
    head(value.type(), name);
    room(bytes.length + 5);
    if (value.type() == BsonBytes.BINARY) {
      out.putInt(bytes.length).put((byte) 0);
    }
    out.put(bytes);
  }

  private void head(int type, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    room(bytes.length + 2).put((byte) type).put(bytes).put((byte) 0);
  }

  private ByteBuffer room(int bytes) {
    if (out.remaining() < bytes) {
      int size = Math.max(out.capacity() * 2, out.position() + bytes);
      out =
          ByteBuffer.allocate(size)
              .order(ByteOrder.LITTLE_ENDIAN)
              .put(out.array(), 0, out.position());
    }
    return out;
  }
}

package io.honeybee.pot.mongodb;

import io.honeybee.pot.WireInput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client sent.
 *
 * @param requestId which the answer names
 * @param opcode one of the constants
 * @param database that the command is for
 * @param command empty where the opcode is another
 * @param wantsAnswer whether the client waits for one
 */
record MongoMessage(
    int requestId, int opcode, String database, BsonDocument command, boolean wantsAnswer) {
  static final int REPLY = 1;
  static final int INSERT = 2002;
  static final int QUERY = 2004;
  static final int MSG = 2013;

  private static final int HEADER_BYTES = 16;

  /** A real server takes 48 MB. */
  private static final int MAX_MESSAGE_BYTES = 1 << 20;

  private static final int CHECKSUM_PRESENT = 1;
  private static final int MORE_TO_COME = 2;
  private static final int MAX_DOCUMENTS = 200;

  /** Drivers send one or two. */
  private static final int MAX_SEQUENCES = 16;

  static MongoMessage read(WireInput in) throws IOException {
    byte[] header = in.some(HEADER_BYTES);
    if (header.length < HEADER_BYTES) {
      throw new EOFException("the client left");
    }
    ByteBuffer head = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    int length = head.getInt();
    int requestId = head.getInt();
    head.getInt();
    int opcode = head.getInt();
    if (length < HEADER_BYTES) {
      throw new IOException("the client does not speak MongoDB's protocol");
    }
    byte[] body = in.exactly(length - HEADER_BYTES, MAX_MESSAGE_BYTES);
    BsonReader reader = new BsonReader(ByteBuffer.wrap(body));
    return switch (opcode) {
      case MSG -> message(requestId, reader);
      case QUERY -> query(requestId, reader);
      case INSERT -> insert(requestId, reader);
      default -> new MongoMessage(requestId, opcode, "", new BsonDocument(), false);
    };
  }

  private static MongoMessage message(int requestId, BsonReader in) throws IOException {
    int flags = in.int4();
    int end = (flags & CHECKSUM_PRESENT) != 0 ? 4 : 0;
    BsonDocument command = null;
    BsonDocument sequences = new BsonDocument();
    while (in.remaining() > end) {
      int kind = in.int1();
      if (kind == 0 && command == null) {
        command = in.document();
      } else if (kind == 1) {
        if (sequences.values().size() == MAX_SEQUENCES) {
          throw new BsonFault("too many sequences");
        }
        int start = in.position();
        int size = in.int4();
        if (size < 4 || size > in.remaining() + 4) {
          throw new BsonFault("bad sequence length");
        }
        String name = in.name();
        sequences.put(name, documents(in, start + size));
      } else {
        throw new BsonFault("bad section");
      }
    }
    if (command == null) {
      throw new BsonFault("no command");
    }
    sequences.values().forEach(command::put);
    return new MongoMessage(
        requestId, MSG, command.text("$db"), command, (flags & MORE_TO_COME) == 0);
  }

  private static List<@Nullable Object> documents(BsonReader in, int end) throws IOException {
    List<@Nullable Object> documents = new ArrayList<>();
    while (in.position() < end) {
      BsonDocument document = in.document();
      if (documents.size() < MAX_DOCUMENTS) {
        documents.add(document);
      }
    }
    return documents;
  }

  private static MongoMessage query(int requestId, BsonReader in) throws IOException {
    in.int4();
    String name = in.name();
    in.int4();
    in.int4();
    BsonDocument asked = in.document();
    int dot = name.indexOf('.');
    String database = dot < 0 ? name : name.substring(0, dot);
    String collection = dot < 0 ? "" : name.substring(dot + 1);
    if (collection.equals("$cmd")) {
      BsonDocument inner = asked.document("$query").or(() -> asked.document("query")).orElse(asked);
      return new MongoMessage(requestId, QUERY, database, inner, true);
    }
    BsonDocument find = new BsonDocument().put("find", collection).put("filter", asked);
    return new MongoMessage(requestId, QUERY, database, find, true);
  }

  private static MongoMessage insert(int requestId, BsonReader in) throws IOException {
    in.int4();
    String name = in.name();
    int dot = Math.max(0, name.indexOf('.'));
    List<@Nullable Object> documents = documents(in, in.position() + in.remaining());
    BsonDocument command =
        new BsonDocument().put("insert", name.substring(dot + 1)).put("documents", documents);
    return new MongoMessage(requestId, INSERT, name.substring(0, dot), command, false);
  }

  /** An answer in the form in which it was asked. */
  byte[] answer(int answerId, BsonDocument answer) {
    return opcode == MSG ? msg(answerId, answer) : reply(answerId, rows(answer));
  }

  private byte[] msg(int answerId, BsonDocument answer) {
    byte[] document = BsonWriter.bytes(answer);
    return bytes(head(answerId, MSG, 5 + document.length).putInt(0).put((byte) 0).put(document));
  }

  /** A find without a command is answered with the documents alone. */
  private List<byte[]> rows(BsonDocument answer) {
    if (command.has("find") && !command.has("$db") && command.has("filter")) {
      List<byte[]> rows = new ArrayList<>();
      answer
          .document("cursor")
          .map(cursor -> cursor.values().get("firstBatch"))
          .ifPresent(
              batch -> {
                for (Object row : (List<?>) batch) {
                  if (row instanceof BsonDocument document) {
                    rows.add(BsonWriter.bytes(document));
                  }
                }
              });
      return rows;
    }
    return List.of(BsonWriter.bytes(answer));
  }

  private byte[] reply(int answerId, List<byte[]> documents) {
    int size = documents.stream().mapToInt(d -> d.length).sum();
    ByteBuffer out =
        head(answerId, REPLY, 20 + size).putInt(8).putLong(0).putInt(0).putInt(documents.size());
    documents.forEach(out::put);
    return bytes(out);
  }

  /** All of a buffer that is full. */
  private static byte[] bytes(ByteBuffer full) {
    byte[] bytes = new byte[full.flip().remaining()];
    full.get(bytes);
    return bytes;
  }

  private ByteBuffer head(int answerId, int code, int bodyBytes) {
    return ByteBuffer.allocate(HEADER_BYTES + bodyBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(HEADER_BYTES + bodyBytes)
        .putInt(answerId)
        .putInt(requestId)
        .putInt(code);
  }
}

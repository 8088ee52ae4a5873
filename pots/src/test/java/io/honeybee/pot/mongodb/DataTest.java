package io.honeybee.pot.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.pot.WireInput;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client may make the server keep and read. */
class DataTest {

  private static void insertAll(Data data, BsonDocument document) {
    for (int i = 0; i < 200; i++) {
      data.insert("crm", "notes", document);
    }
  }

  @Test
  void insertedDocumentsTakeBoundedMemoryHoweverLargeTheyAre() {
    Data data = new Data(List.of(), 1);
    insertAll(data, new BsonDocument().put("text", "x".repeat(100_000)));
    assertThat(data.documents("crm", "notes")).isEmpty();
    insertAll(data, new BsonDocument().put("list", Collections.nCopies(1_000, null)));
    insertAll(
        data, new BsonDocument().put("inner", new BsonDocument().put("a", "b".repeat(9_000))));
    insertAll(data, new BsonDocument().put("bytes", new BsonBytes(5, new byte[9_000])));
    insertAll(data, new BsonDocument().put("note", "pay"));
    long kept = data.documents("crm", "notes").stream().mapToLong(BsonDocument::memory).sum();
    assertThat(kept).isLessThanOrEqualTo(Data.MAX_INSERTED_BYTES).isGreaterThan(100_000);
  }

  @Test
  void aMessageOfThousandsOfEmptySequencesIsRefused() {
    ByteBuffer message = ByteBuffer.allocate(20 + 9 * 5_000).order(ByteOrder.LITTLE_ENDIAN);
    message.putInt(message.capacity()).putInt(1).putInt(0).putInt(MongoMessage.MSG).putInt(0);
    for (int i = 0; i < 5_000; i++) {
      byte[] name =
          "%03x".formatted(i % 4_096).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      message.put((byte) 1).putInt(8).put(name).put((byte) 0);
    }
    assertThatThrownBy(
            () -> MongoMessage.read(new WireInput(new ByteArrayInputStream(message.array()))))
        .hasMessageContaining("too many sequences");
  }
}

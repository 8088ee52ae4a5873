package io.honeybee.pot.mongodb;

import io.honeybee.pot.WireInput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A client that speaks OP_MSG, and nothing by itself. */
final class MongoClient implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket;
  private final WireInput in;

  MongoClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = new WireInput(socket.getInputStream());
  }

  static byte[] message(String database, BsonDocument command) {
    byte[] body = BsonWriter.bytes(command.put("$db", database));
    return ByteBuffer.allocate(21 + body.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(21 + body.length)
        .putInt(7)
        .putInt(0)
        .putInt(MongoMessage.MSG)
        .putInt(0)
        .put((byte) 0)
        .put(body)
        .array();
  }

  BsonDocument ask(String database, BsonDocument command) throws IOException {
    socket.getOutputStream().write(message(database, command));
    return MongoMessage.read(in).command();
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Whether the server closed. */
  boolean isOver() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

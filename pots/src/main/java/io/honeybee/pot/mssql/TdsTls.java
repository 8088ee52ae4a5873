package io.honeybee.pot.mssql;

import io.honeybee.pot.TcpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/**
 * TLS as [MS-TDS] 2.2.6.5 has it: the handshake's records are the content of pre-login packets, the
 * records after it are not.
 *
 * <p>Thread rule: the connection's own thread. Memory: {@value #MAX_PENDING_BYTES} bytes that wait
 * for the engine, and one record.
 */
final class TdsTls {
  private static final int MAX_PENDING_BYTES = 1 << 16;
  private static final int RECORD_HEADER_BYTES = 5;
  private static final int MAX_RECORD_BYTES = (1 << 14) + 2_048;

  /** Far more than any handshake needs. */
  private static final int MAX_STEPS = 200;

  private final SSLEngine engine;
  private final TcpSession session;
  private byte[] pending = new byte[0];
  private byte[] clear = new byte[0];
  private int clearAt;

  /** Told the first bytes of the handshake. */
  interface Greeting {
    void seen(byte[] records);
  }

  TdsTls(SSLEngine engine, TcpSession session) {
    this.engine = engine;
    this.session = session;
  }

  void shakeHands(TdsLink link, Greeting greeting) throws IOException {
    engine.beginHandshake();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean first = true;
    for (int step = 0; step < MAX_STEPS; step++) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> runTasks();
        case NEED_WRAP -> out.writeBytes(wrap(new byte[0]));
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          sendHandshake(link, out);
          if (unwrap().getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
            byte[] records = handshakePacket(link);
            if (first) {
              greeting.seen(records);
              first = false;
            }
            append(records);
          }
        }
        case FINISHED, NOT_HANDSHAKING -> {
          sendHandshake(link, out);
          return;
        }
      }
    }
    throw new IOException("the TLS handshake does not end");
  }

  private static byte[] handshakePacket(TdsLink link) throws IOException {
    TdsLink.Kind message = link.read(MAX_PENDING_BYTES);
    if (message.type() != TdsLink.PRELOGIN || !message.content().hasRemaining()) {
      throw new IOException("the peer does not speak TLS");
    }
    byte[] records = new byte[message.content().remaining()];
    message.content().get(records);
    return records;
  }

  private static void sendHandshake(TdsLink link, ByteArrayOutputStream out) throws IOException {
    if (out.size() > 0) {
      link.send(TdsLink.PRELOGIN, out.toByteArray());
      out.reset();
    }
  }

  private void runTasks() {
    Runnable task = engine.getDelegatedTask();
    while (task != null) {
      task.run();
      task = engine.getDelegatedTask();
    }
  }

  private void append(byte[] records) throws IOException {
    if (pending.length + records.length > MAX_PENDING_BYTES) {
      throw new IOException("the peer's TLS records do not end");
    }
    byte[] all = Arrays.copyOf(pending, pending.length + records.length);
    System.arraycopy(records, 0, all, pending.length, records.length);
    pending = all;
  }

  private SSLEngineResult unwrap() throws IOException {
    ByteBuffer in = ByteBuffer.wrap(pending);
    ByteBuffer out = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    SSLEngineResult result = engine.unwrap(in, out);
    pending = Arrays.copyOfRange(pending, in.position(), pending.length);
    clear = Arrays.copyOf(out.array(), out.position());
    clearAt = 0;
    if (result.getStatus() == SSLEngineResult.Status.CLOSED
        || result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
      throw new IOException("the peer ended TLS");
    }
    return result;
  }

  private byte[] wrap(byte[] bytes) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    do {
      ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      SSLEngineResult result = engine.wrap(in, out);
      if (result.getStatus() != SSLEngineResult.Status.OK) {
        throw new IOException("TLS is over");
      }
      all.write(out.array(), 0, out.position());
    } while (in.hasRemaining());
    return all.toByteArray();
  }

  /** Sends bytes as records, without packets around them. */
  void send(byte[] bytes) throws IOException {
    session.send(wrap(bytes));
  }

  /** What comes in records without packets around them. */
  InputStream input() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return fill() ? clear[clearAt++] & 0xFF : -1;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
          return 0;
        }
        if (!fill()) {
          return -1;
        }
        int n = Math.min(length, clear.length - clearAt);
        System.arraycopy(clear, clearAt, buffer, offset, n);
        clearAt += n;
        return n;
      }
    };
  }

  private boolean fill() throws IOException {
    for (int step = 0; clearAt == clear.length; step++) {
      if (step > MAX_STEPS) {
        throw new IOException("the peer sends records without content");
      }
      boolean starved =
          pending.length == 0 || unwrap().getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW;
      if (starved && !readRecord()) {
        return false;
      }
      if (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
        throw new IOException("the peer asks for another handshake");
      }
    }
    return true;
  }

  private boolean readRecord() throws IOException {
    byte[] header = session.in().some(RECORD_HEADER_BYTES);
    if (header.length < RECORD_HEADER_BYTES) {
      return false;
    }
    int length = ((header[3] & 0xFF) << 8) | (header[4] & 0xFF);
    append(header);
    append(session.in().exactly(length, MAX_RECORD_BYTES));
    return true;
  }
}

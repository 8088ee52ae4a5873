package io.honeybee.bench.hostile;

import io.honeybee.protocol.Vectors;
import io.honeybee.protocol.hostile.Burst;
import io.honeybee.protocol.hostile.MutatedTraffic;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * Bytes that are no TLS, or not quite, to the port where the manager expects it: noise, envelopes
 * in the clear, and first messages of a handshake that are cut off, spoiled or followed by noise.
 */
record TlsPortAttack(int port) implements Attack {
  private static final List<String> ENVELOPES = Vectors.messages();
  private static final int MOST_NOISE_BYTES = 20_000;
  private static final int MOST_FLIPS = 20;

  @Override
  public String name() {
    return "no TLS, or spoiled TLS, to the manager";
  }

  @Override
  public void over(Socket socket, RandomGenerator random, Tally tally)
      throws IOException, InterruptedException {
    Attack.drain(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    switch (random.nextInt(5)) {
      case 0 -> send(noise(random), out, tally);
      case 1 -> {
        Burst burst = new MutatedTraffic(ENVELOPES, random).next();
        burst.sendTo(out);
        tally.burst(burst.bytes().length);
      }
      case 2 -> {
        byte[] hello = hello();
        send(Arrays.copyOf(hello, random.nextInt(1, hello.length)), out, tally);
        Thread.sleep(random.nextInt(200));
      }
      case 3 -> send(spoiled(hello(), random), out, tally);
      default -> {
        send(hello(), out, tally);
        send(noise(random), out, tally);
      }
    }
  }

  private static void send(byte[] bytes, OutputStream out, Tally tally) throws IOException {
    out.write(bytes);
    tally.burst(bytes.length);
  }

  private static byte[] noise(RandomGenerator random) {
    byte[] bytes = new byte[random.nextInt(1, MOST_NOISE_BYTES)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] spoiled(byte[] bytes, RandomGenerator random) {
    for (int left = random.nextInt(1, MOST_FLIPS); left > 0; left--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    }
    return bytes;
  }

  /** The first flight of a real client. */
  private byte[] hello() throws SSLException {
    SSLEngine engine;
    try {
      engine = SSLContext.getDefault().createSSLEngine("127.0.0.1", port);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
    engine.setUseClientMode(true);
    ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(ByteBuffer.allocate(0), out);
    return Arrays.copyOf(out.array(), out.position());
  }
}

package io.honeybee.pot;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.slf4j.LoggerFactory;

/**
 * Throws broken forms of a good session at a pot: bytes changed, left out, doubled, cut off; and
 * keeps what the program logs at warning and above meanwhile.
 */
public final class BrokenSessions extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.honeybee");

  public BrokenSessions() {
    start();
    logger.addAppender(this);
  }

  /** Sends so many broken forms, one connection each, and waits until the pot closes it. */
  public void throwAt(int port, byte[] good, long seed, int count) throws IOException {
    RandomGenerator random = new java.util.Random(seed);
    for (int i = 0; i < count; i++) {
      send(port, broken(good, random));
    }
  }

  /** Sends bytes, ends the output, and reads until the pot closes; gives how many bytes came. */
  public static long send(int port, byte[] bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      return socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    } catch (SocketException e) {
      // A reset is an answer, too.
      return 0;
    }
  }

  private static byte[] broken(byte[] good, RandomGenerator random) {
    byte[] bytes = good.clone();
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      bytes[random.nextInt(bytes.length)] =
          (byte) (random.nextInt(4) == 0 ? 0xFF : random.nextInt(256));
    }
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> {
        int at = random.nextInt(bytes.length);
        byte[] without = Arrays.copyOf(bytes, bytes.length - 1);
        System.arraycopy(bytes, at + 1, without, at, bytes.length - at - 1);
        yield without;
      }
      case 2 -> {
        byte[] twice = Arrays.copyOf(bytes, bytes.length * 2);
        System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
        yield twice;
      }
      default -> bytes;
    };
  }

  /** What was logged at warning and above. */
  public List<String> complaints() {
    return complaints;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
      complaints.add(event.getLevel() + " " + event.getFormattedMessage());
    }
  }

  @Override
  public void close() {
    logger.detachAppender(this);
  }
}

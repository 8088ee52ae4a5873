package io.honeybee.mail;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.honeybee.pot.PotFixture;
import io.honeybee.runtime.net.TcpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.slf4j.LoggerFactory;

/** Sends a server of lines what it should not get, and looks that it bears it. */
public final class HostileBytes {
  private static final int MUTATIONS = 80;
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final String[] PIECES = {
    "\u0000",
    "\u00ff\u00fe",
    "\u001b[2J",
    "<script>",
    "\u00c3(",
    "\r",
    "\n",
    "{",
    "}",
    "(((((((((((",
    "\"",
    "99999999999999999999",
    "-1",
    "%s%n%x",
    "'; DROP TABLE x;--",
    "{0}",
    "*",
    " "
  };

  private HostileBytes() {}

  /**
   * Sends mutations of a good session and lines of 64 KiB, each on a connection of its own.
   *
   * @param good what a client sends in a session that goes well, a byte string
   */
  public static void bear(PotFixture pot, String good) throws IOException {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger(TcpServer.class);
    logger.addAppender(log);
    try {
      for (String bytes : attacks(good)) {
        exchange(pot.port(), bytes);
      }
      pot.awaitThat(() -> pot.pot().openSessions() == 0, "the end of all sessions");
    } finally {
      logger.detachAppender(log);
    }
    assertThat(log.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
    pot.seen()
        .forEach(
            event ->
                event
                    .data()
                    .values()
                    .forEach(value -> assertThat(value.toString()).hasSizeLessThan(40_000)));
  }

  /** Lines as they go to the wire. */
  public static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  private static List<String> attacks(String good) {
    Random random = new Random(7);
    List<String> attacks = new ArrayList<>();
    attacks.add("A".repeat(65_536));
    attacks.add("A".repeat(65_536) + "\r\n");
    attacks.add(good.replace("\r\n", " " + "\u00ff".repeat(65_536) + "\r\n"));
    attacks.add("\r\n".repeat(5_000));
    attacks.add("\u0000".repeat(10_000) + "\n");
    byte[] noise = new byte[20_000];
    random.nextBytes(noise);
    attacks.add(new String(noise, StandardCharsets.ISO_8859_1));
    for (int i = 0; i < MUTATIONS; i++) {
      StringBuilder mutated = new StringBuilder(good);
      for (int times = random.nextInt(1, 6); times > 0; times--) {
        int at = random.nextInt(mutated.length());
        switch (random.nextInt(4)) {
          case 0 -> mutated.setCharAt(at, (char) random.nextInt(256));
          case 1 -> mutated.insert(at, PIECES[random.nextInt(PIECES.length)]);
          case 2 -> mutated.delete(at, Math.min(mutated.length(), at + random.nextInt(1, 20)));
          default -> mutated.insert(at, mutated.substring(at, Math.min(mutated.length(), at + 40)));
        }
        if (mutated.isEmpty()) {
          mutated.append('x');
        }
      }
      attacks.add(mutated.toString());
    }
    return attacks;
  }

  /** Sends, says that nothing more comes, and reads until the peer closes. */
  public static String exchange(int port, String bytes) throws IOException {
    StringBuilder received = new StringBuilder();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      Thread sender =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                      socket.shutdownOutput();
                    } catch (IOException e) {
                      // The peer closed early, as it may.
                    }
                  });
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[4_096];
      int n = in.read(buffer);
      while (n >= 0) {
        received.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
        n = in.read(buffer);
      }
      sender.join();
    } catch (SocketException e) {
      // A reset is an end, too.
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return received.toString();
  }
}

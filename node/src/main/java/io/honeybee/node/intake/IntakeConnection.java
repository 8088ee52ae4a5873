package io.honeybee.node.intake;

import io.honeybee.protocol.PotEvent;
import io.honeybee.runtime.net.TcpConnection;
import io.honeybee.runtime.text.Printable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sender. It gets no answer, but for the way in which its connection ends: after the end of its
 * stream it reads the end of ours once all its events are on disk; in any other case, the death of
 * this process among them, the connection is reset.
 *
 * <p>Thread rule: {@link #serve} belongs to the connection's thread; {@link #finish} may be called
 * from any thread.
 */
final class IntakeConnection {
  private static final Logger LOG = LoggerFactory.getLogger(IntakeConnection.class);
  private static final Duration TOKEN_TIME = Duration.ofSeconds(10);

  /**
   * Somebody made a program of this machine, such as a honeypot that fetches what an attacker
   * names, send a request here. What follows it may look like events.
   */
  private static final Pattern HTTP_REQUEST = Pattern.compile("^[A-Z]{3,16} \\S{1,8192} HTTP/");

  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final int MAX_TOKEN_LINE_BYTES = 1_024;
  private static final int MAX_EXCERPT_CHARS = 120;
  private static final int MAX_EXCERPT_BYTES = 4 * MAX_EXCERPT_CHARS;
  private static final char REPLACEMENT = '\ufffd';

  private final TcpConnection connection;
  private final IntakeContext context;
  private final LineReader lines;
  private final InFlight inFlight;
  private boolean begun;
  private boolean refused;
  private volatile boolean reading;
  private volatile boolean finishing;

  IntakeConnection(TcpConnection connection, IntakeContext context) {
    this.connection = connection;
    this.context = context;
    this.lines =
        new LineReader(
            connection.input(),
            context.token().isPresent() ? MAX_TOKEN_LINE_BYTES : LineReader.MAX_LINE_BYTES);
    this.inFlight = new InFlight(context.sink(), () -> finishing);
  }

  void serve() throws IOException {
    // From here on the system resets the connection whatever closes it, also kill -9.
    connection.socket().setSoLinger(true, 0);
    Optional<EventToken> token = context.token();
    if (token.isPresent() && !saysToken(token.get())) {
      refuse(
          "its first line was not {\"token\":\"...\"} with the token of"
              + " honeypot.event_token_file");
      return;
    }
    boolean ended = false;
    try {
      ended = takeAll();
    } finally {
      takeRest();
      if (inFlight.isAllStored() && ended) {
        connection.socket().setSoLinger(false, 0);
      }
    }
  }

  /** Lets the connection end once it has read what has arrived. */
  void finish() {
    finishing = true;
    try {
      if (reading && connection.input().available() == 0) {
        connection.close();
      }
    } catch (IOException e) {
      connection.close();
    }
  }

  private boolean saysToken(EventToken token) throws IOException {
    long deadline = System.nanoTime() + TOKEN_TIME.toNanos();
    LineReader.@Nullable Line line = null;
    while (line == null) {
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      if (left.toMillis() <= 0) {
        return false;
      }
      connection.readTimeout(left);
      try {
        if (fill() != Filled.MORE) {
          return false;
        }
      } catch (SocketTimeoutException e) {
        return false;
      }
      line = lines.next();
    }
    connection.readTimeout(Duration.ZERO);
    lines.allowFullLines();
    return !line.tooLong() && token.isSaidBy(text(line));
  }

  private enum Filled {
    MORE,
    /** The sender has ended its stream. */
    ENDED,
    /** The connection is to end, and all that has arrived is read. */
    FINISHED
  }

  /**
   * @return whether the sender has ended its stream
   */
  private boolean takeAll() throws IOException {
    takeLines();
    while (!refused) {
      switch (fill()) {
        case MORE -> takeLines();
        case ENDED -> {
          return true;
        }
        case FINISHED -> {
          return false;
        }
      }
    }
    return false;
  }

  private Filled fill() throws IOException {
    reading = true;
    try {
      // Whoever sets the flag after this look finds us reading.
      if (finishing && connection.input().available() == 0) {
        // Nothing more, or the end of the stream, which only reading tells.
        connection.readTimeout(AT_ONCE);
      }
      return lines.fill() ? Filled.MORE : Filled.ENDED;
    } catch (SocketTimeoutException e) {
      if (finishing) {
        return Filled.FINISHED;
      }
      throw e;
    } finally {
      reading = false;
    }
  }

  private void takeLines() {
    List<PotEvent> batch = new ArrayList<>();
    LineReader.Line line = lines.next();
    while (line != null && !refused) {
      take(line).ifPresent(batch::add);
      line = lines.next();
    }
    handOver(batch);
  }

  /** A last line need not end in a newline. */
  private void takeRest() {
    LineReader.Line last = lines.last();
    if (last != null && !refused) {
      handOver(take(last).stream().toList());
    }
  }

  private void handOver(List<PotEvent> events) {
    if (!events.isEmpty()) {
      context.counters().events.add(events.size());
      inFlight.add(events);
    }
  }

  private Optional<PotEvent> take(LineReader.Line line) {
    if (line.tooLong()) {
      context.counters().oversizedLines.increment();
      complain(line, "it is over 64 KiB long");
      return Optional.empty();
    }
    String text = text(line);
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      Optional<Report> report = context.reader().read(text);
      if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(line)) {
        context.counters().mendedLines.increment();
      }
      begun = true;
      return report.map(this::event);
    } catch (BadLine e) {
      if (!begun && HTTP_REQUEST.matcher(text).find()) {
        refuse("it speaks HTTP");
      } else {
        context.counters().badLines.increment();
        complain(line, e.reason());
      }
      begun = true;
      return Optional.empty();
    }
  }

  private PotEvent event(Report report) {
    return context
        .events()
        .event(
            report.potId(),
            report.potType(),
            report.eventType(),
            report.timestamp(),
            report.data());
  }

  private void refuse(String reason) {
    refused = true;
    context.counters().refusedConnections.increment();
    context.complaints().log(remark -> LOG.warn("Refused {}: {}{}", sender(), reason, remark));
  }

  /** With U+FFFD in place of what is no UTF-8: an attacker's bytes must not lose the event. */
  private static String text(LineReader.Line line) {
    return new String(line.buffer(), line.offset(), line.length(), StandardCharsets.UTF_8);
  }

  private static boolean isUtf8(LineReader.Line line) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line.buffer(), line.offset(), line.length()));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private void complain(LineReader.Line line, String reason) {
    String start =
        new String(
            line.buffer(),
            line.offset(),
            Math.min(line.length(), MAX_EXCERPT_BYTES),
            StandardCharsets.UTF_8);
    context
        .complaints()
        .log(
            remark ->
                LOG.warn(
                    "A line from {} is no event: {}; it begins: {}{}",
                    sender(),
                    Printable.escape(reason, MAX_EXCERPT_CHARS),
                    Printable.escape(start, MAX_EXCERPT_CHARS),
                    remark));
  }

  private String sender() {
    return connection.remote().getAddress().getHostAddress()
        + " port "
        + connection.remote().getPort();
  }
}

package io.honeybee.http;

import io.honeybee.pot.TcpSession;
import io.honeybee.pot.WireInput;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests up to their bodies, as RFC 9112 has them and as the {@link Manner}'s product takes
 * them. Memory: one head within the manner's limits. Thread rule: the connection's own.
 */
final class RequestReader {
  /** How often the time is looked at, in bytes. */
  private static final int CLOCK_EVERY = 64;

  /** Bytes kept of a head for the event of what is no request. */
  private static final int MAX_HEARD = 4_096;

  private static final int MAX_EMPTY_LINES = 8;
  private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

  private final TcpSession session;
  private final WireInput in;
  private final Manner manner;
  private final RequestLimits limits;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream(256);
  private Instant deadline = Instant.MAX;

  RequestReader(TcpSession session, Manner manner) {
    this.session = session;
    this.in = session.in();
    this.manner = manner;
    this.limits = manner.limits();
  }

  /** The first bytes of what was read last. */
  byte[] heard() {
    return heard.toByteArray();
  }

  /** The next request's head; empty when the client is done. */
  Optional<RequestHead> next() throws IOException, HttpFault {
    heard.reset();
    deadline = Instant.MAX;
    session.readTimeout(least(limits.idleTime(), session.context().limits().maxIdle()));
    try {
      if (in.peek() < 0) {
        return Optional.empty();
      }
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    }
    deadline = session.context().clock().instant().plus(limits.headTime());
    try {
      return Optional.of(head());
    } catch (SocketTimeoutException e) {
      throw new HttpFault(Fault.TIMEOUT, null);
    }
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private RequestHead head() throws IOException, HttpFault {
    String line = line(limits.lineBytes(), Fault.TARGET_TOO_LONG, null);
    for (int i = 0; line.isEmpty() && i < MAX_EMPTY_LINES; i++) {
      if (in.peek() < 0) {
        throw new HttpFault(Fault.GARBAGE, null);
      }
      line = line(limits.lineBytes(), Fault.TARGET_TOO_LONG, null);
    }
    RequestHead first = RequestLine.parse(line, this::fault);
    if (first.isOld()) {
      return first;
    }
    RequestHead head =
        new RequestHead(first.method(), first.target(), first.version(), headers(first));
    checkHost(head);
    return head;
  }

  /** Throws unless the product does not mind. */
  void fault(Fault fault, @Nullable RequestHead head) throws HttpFault {
    if (!(manner.rule(fault) instanceof Rule.Ignore)) {
      throw new HttpFault(fault, head);
    }
  }

  private Headers headers(RequestHead first) throws IOException, HttpFault {
    List<Header> headers = new ArrayList<>();
    int all = 0;
    String line = headerLine(first, headers);
    while (!line.isEmpty()) {
      all += line.length() + 2;
      if (all > limits.allHeaderBytes()) {
        throw new HttpFault(Fault.HEADER_TOO_LARGE, known(first, headers));
      }
      if (headers.size() >= limits.headers()) {
        throw new HttpFault(Fault.TOO_MANY_HEADERS, known(first, headers));
      }
      add(headers, line, first);
      line = headerLine(first, headers);
    }
    return new Headers(headers);
  }

  private String headerLine(RequestHead first, List<Header> headers) throws IOException, HttpFault {
    try {
      return line(limits.headerBytes(), Fault.HEADER_TOO_LARGE, null);
    } catch (HttpFault e) {
      throw new HttpFault(e.fault(), known(first, headers));
    }
  }

  private static RequestHead known(RequestHead first, List<Header> headers) {
    return new RequestHead(first.method(), first.target(), first.version(), new Headers(headers));
  }

  /** Takes a header, also one that is refused: its event shall hold it. */
  private void add(List<Header> headers, String line, RequestHead first) throws HttpFault {
    int colon = line.indexOf(':');
    String name = line.substring(0, Math.max(0, colon));
    headers.add(new Header(name, line.substring(colon + 1).strip()));
    if (colon < 0) {
      fault(Fault.HEADER_WITHOUT_COLON, known(first, headers));
    } else if (name.isEmpty() || !name.chars().allMatch(RequestReader::isToken)) {
      fault(Fault.BAD_HEADER_NAME, known(first, headers));
    }
    if (line.indexOf('\0') >= 0) {
      fault(Fault.NUL_IN_HEADER, known(first, headers));
    } else if (line.chars().anyMatch(c -> c < ' ' && c != '\t')) {
      fault(Fault.BAD_HEADER_VALUE, known(first, headers));
    }
  }

  private static boolean isToken(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || TOKEN_SIGNS.indexOf(c) >= 0;
  }

  private void checkHost(RequestHead head) throws HttpFault {
    long hosts = head.headers().count("Host");
    if (hosts == 0 && !head.isBefore11()) {
      fault(Fault.NO_HOST, head);
    }
    String host = head.headers().text("Host");
    boolean plain = host.chars().allMatch(c -> isToken(c) || c == ':' || c == '[' || c == ']');
    if (hosts > 1 || !plain) {
      fault(Fault.BAD_HOST, head);
    }
  }

  /** A line as a byte string, without its end. */
  private String line(int maxBytes, Fault tooLong, @Nullable RequestHead head)
      throws IOException, HttpFault {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    int c = read(0);
    while (c != '\n') {
      if (c < 0) {
        throw new EOFException("the peer closed within a request");
      }
      if (line.size() >= maxBytes) {
        throw new HttpFault(tooLong, head);
      }
      line.write(c);
      c = read(line.size());
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    if (text.endsWith("\r")) {
      return text.substring(0, text.length() - 1);
    }
    fault(Fault.BARE_LINE_FEED, head);
    return text;
  }

  private int read(int count) throws IOException {
    if (count % CLOCK_EVERY == 0) {
      Duration left = Duration.between(session.context().clock().instant(), deadline);
      if (left.toMillis() <= 0) {
        throw new SocketTimeoutException("the request did not come in time");
      }
      session.readTimeout(least(left, session.context().limits().maxIdle()));
    }
    int c = in.read();
    if (c >= 0 && heard.size() < MAX_HEARD) {
      heard.write(c);
    }
    return c;
  }
}

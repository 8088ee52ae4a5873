package io.honeybee.pot.memcached;

import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Finds out which protocol a client speaks, as {@code conn_parse_cmd} of memcached does: a first
 * byte of 0x80 is the binary one. Thread rule: the connection's own thread.
 */
final class MemcachedSession {
  static final int MAX_REQUESTS = 20_000;

  private final MemcachedServer server;
  private final TcpSession session;

  MemcachedSession(MemcachedServer server, TcpSession session) {
    this.server = server;
    this.session = session;
  }

  void run() throws IOException {
    server.countConnection();
    Store store = new Store(server.bait());
    MemcachedEvents events = new MemcachedEvents(session);
    int first = session.in().peek();
    if (first == BinaryPacket.REQUEST) {
      new BinaryProtocol(server, session, store, events).run();
    } else if (first >= 0 && !server.needsLogin()) {
      new TextProtocol(server, session, store, events).run();
    } else if (first >= 0) {
      // With SASL the text protocol is not spoken: the connection ends.
      byte[] line = session.in().line(TextProtocol.MAX_LINE_BYTES);
      if (line != null) {
        events.command(new String(line, StandardCharsets.ISO_8859_1), null);
      }
    }
  }
}

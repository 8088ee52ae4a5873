package io.honeybee.pot.ldap;

import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers one client's requests.
 *
 * <p>Thread rule: the connection's own thread. Memory: one message of at most {@value
 * BerReader#MAX_MESSAGE_BYTES} bytes, and an answer that the small directory bounds.
 */
final class LdapSession {
  private static final int MAX_REQUESTS = 10_000;
  private static final int BIND = 0x60;
  private static final int UNBIND = 0x42;
  private static final int SEARCH = 0x63;
  private static final int SEARCH_DONE = 0x65;
  private static final int MODIFY = 0x66;
  private static final int ADD = 0x68;
  private static final int DELETE = 0x4A;
  private static final int RENAME = 0x6C;
  private static final int COMPARE = 0x6E;
  private static final int ABANDON = 0x50;
  private static final int EXTENDED = 0x77;
  private static final int EXTENDED_RESPONSE = 0x78;
  private static final int RESPONSE_NAME = 0x8A;
  private static final int RESPONSE_VALUE = 0x8B;
  private static final int OPERATIONS_ERROR = 1;
  private static final int PROTOCOL_ERROR = 2;
  private static final int SIZE_LIMIT = 4;
  private static final int COMPARE_FALSE = 5;
  private static final int STRONGER_AUTH = 8;
  private static final int NO_SUCH_OBJECT = 32;
  private static final int INVALID_DN = 34;
  private static final int INSUFFICIENT_ACCESS = 50;
  private static final String START_TLS = "1.3.6.1.4.1.1466.20037";
  private static final String WHO_AM_I = "1.3.6.1.4.1.4203.1.11.3";
  private static final String NOTICE = "1.3.6.1.4.1.1466.20036";
  private static final String BIND_FIRST =
      "000004DC: LdapErr: DSID-0C090A5C, comment: In order to perform this operation a successful"
          + " bind must be completed on the connection., data 0, v4563\0";

  private final LdapServer server;
  private final TcpSession session;
  private final LdapEvents events;
  private final BerWriter ber;
  private final Binds binds;

  LdapSession(LdapServer server, TcpSession session) {
    this.server = server;
    this.session = session;
    this.events = new LdapEvents(session.events());
    this.ber = new BerWriter(server.personality().longLengths());
    this.binds = new Binds(server, session, events, ber);
  }

  void run() throws IOException {
    for (int i = 0; i < MAX_REQUESTS; i++) {
      BerReader message;
      try {
        message = BerReader.message(session.in());
      } catch (MalformedBer e) {
        // slapd drops what it cannot even frame.
        return;
      }
      if (message == null || !serve(message)) {
        return;
      }
    }
  }

  /** Whether the session goes on. */
  private boolean serve(BerReader message) throws IOException {
    try {
      int id = message.number(BerReader.INTEGER);
      int tag = message.peekTag();
      BerReader body = message.any();
      if (id < 0 || tag == UNBIND) {
        return false;
      }
      if (tag == EXTENDED) {
        return extended(id, body);
      }
      String answer = answer(id, tag, body);
      if (answer == null) {
        disconnect("unknown LDAP request");
        return false;
      }
      if (!answer.isEmpty()) {
        session.send(answer);
      }
      return true;
    } catch (MalformedBer e) {
      disconnect("decoding error");
      return false;
    }
  }

  /** The notice of disconnection, RFC 4511 section 4.4.1. */
  private void disconnect(String why) throws IOException {
    session.send(
        ber.message(
            0,
            ber.result(
                EXTENDED_RESPONSE, PROTOCOL_ERROR, "", why, ber.element(RESPONSE_NAME, NOTICE))));
  }

  private @Nullable String answer(int id, int tag, BerReader body) throws MalformedBer {
    return switch (tag) {
      case BIND -> ber.message(id, binds.answer(body));
      case SEARCH -> search(id, SearchRequest.read(body));
      case MODIFY -> ber.message(id, refuse(tag, "modify", body.octets()));
      case ADD -> ber.message(id, refuse(tag, "add", body.octets()));
      case DELETE -> ber.message(id, refuse(tag, "delete", body.rest()));
      case RENAME -> ber.message(id, refuse(tag, "rename", body.octets()));
      case COMPARE -> {
        events.operation("compare", body.octets());
        yield ber.message(id, ber.result(tag + 1, COMPARE_FALSE, "", "", ""));
      }
      case ABANDON -> "";
      default -> null;
    };
  }

  private String refuse(int tag, String operation, String dn) {
    events.operation(operation, dn);
    int answer = tag == DELETE ? 0x6B : tag + 1;
    if (!server.personality().anonymousReads() && !binds.isLoggedIn()) {
      return ber.result(answer, OPERATIONS_ERROR, "", BIND_FIRST, "");
    }
    if (server.personality().anonymousReads() && !DistinguishedName.isValid(dn)) {
      return ber.result(answer, INVALID_DN, "", "invalid DN", "");
    }
    return binds.isLoggedIn()
        ? ber.result(
            answer, INSUFFICIENT_ACCESS, "", tag == ADD ? "no write access to parent" : "", "")
        : ber.result(answer, STRONGER_AUTH, "", "modifications require authentication", "");
  }

  private String search(int id, SearchRequest search) {
    events.search(search);
    LdapPersonality personality = server.personality();
    if (search.base().isEmpty() && search.scope() == 0) {
      // It is there for (objectClass=*) even where it has none, as in Active Directory.
      Entry root = server.directory().root();
      boolean asked = search.filter() instanceof Filter.Present || search.filter().matches(root);
      return answer(id, search, asked ? List.of(root) : List.of());
    }
    if (!personality.anonymousReads() && !binds.isLoggedIn()) {
      return done(id, OPERATIONS_ERROR, "", BIND_FIRST);
    }
    if (!DistinguishedName.isValid(search.base())) {
      return done(id, INVALID_DN, "", "invalid DN");
    }
    DistinguishedName base = DistinguishedName.of(search.base());
    if (server.directory().find(base).isEmpty()) {
      Optional<Entry> nearest = server.directory().nearest(base);
      return done(id, NO_SUCH_OBJECT, nearest.map(Entry::dn).orElse(""), "");
    }
    return answer(
        id,
        search,
        server.directory().within(base, search.scope()).stream()
            .filter(entry -> search.filter().matches(entry))
            .toList());
  }

  private String answer(int id, SearchRequest search, List<Entry> matching) {
    boolean tooMany = search.sizeLimit() > 0 && matching.size() > search.sizeLimit();
    StringBuilder answer = new StringBuilder();
    matching.stream()
        .limit(tooMany ? search.sizeLimit() : matching.size())
        .map(entry -> search.show(entry, ber, server.personality().wholeRoot()))
        .forEach(shown -> answer.append(ber.message(id, shown)));
    return answer + done(id, tooMany ? SIZE_LIMIT : 0, "", "");
  }

  private String done(int id, int code, String matched, String text) {
    return ber.message(id, ber.result(SEARCH_DONE, code, matched, text, ""));
  }

  private boolean extended(int id, BerReader body) throws IOException, MalformedBer {
    String name = body.enter(0x80).rest();
    events.operation("extended", name);
    String text = "";
    int code = 0;
    String more = "";
    if (name.equals(START_TLS) && !session.isEncrypted()) {
      more = ber.element(RESPONSE_NAME, START_TLS);
    } else if (name.equals(START_TLS)) {
      code = OPERATIONS_ERROR;
      text = "TLS already started";
    } else if (name.equals(WHO_AM_I)) {
      more = ber.element(RESPONSE_VALUE, binds.isLoggedIn() ? "dn:" + binds.dn() : "");
    } else {
      code = PROTOCOL_ERROR;
      text = "unsupported extended operation";
    }
    session.send(ber.message(id, ber.result(EXTENDED_RESPONSE, code, "", text, more)));
    if (name.equals(START_TLS) && code == 0) {
      session.startTls(server.tls());
    }
    return true;
  }
}

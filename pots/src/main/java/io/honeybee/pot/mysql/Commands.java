package io.honeybee.pot.mysql;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.PotContext;
import io.honeybee.sql.Dialect;
import io.honeybee.sql.SqlStatement;
import io.honeybee.sql.SqlTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The commands of a client that is logged in. Thread rule: the connection's own thread. */
final class Commands {
  /** Enough for a library in hexadecimal digits; a real server takes 16 MiB. */
  private static final int MAX_COMMAND_BYTES = 1 << 20;

  private static final int EOF = 0xFE;
  private static final int TYPE_VAR_STRING = 0xFD;
  private static final int UTF8MB4 = 45;
  private static final int COLUMN_WIDTH = 1_024;

  private final PotContext context;
  private final PacketLink link;
  private final Logins logins;
  private final SessionState state;
  private final Queries queries;
  private final Libraries libraries;
  private final int capabilities;
  private final int extended;

  Commands(
      PotContext context,
      MySqlSettings settings,
      PacketLink link,
      Logins logins,
      SessionState state,
      LoginRequest request) {
    this.context = context;
    this.link = link;
    this.logins = logins;
    this.state = state;
    this.queries = new Queries(context, settings.personality(), state);
    this.libraries = new Libraries(context, link.session().events());
    this.capabilities = request.capabilities() & settings.personality().capabilities();
    this.extended = request.extended() & settings.personality().extended();
  }

  void serve() throws IOException {
    boolean open = true;
    while (open) {
      open = answer(new PacketReader(link.readCommand(MAX_COMMAND_BYTES)));
    }
  }

  /** Whether the session goes on. */
  private boolean answer(PacketReader in) throws IOException {
    int command = in.remaining() == 0 ? 0 : in.int1();
    switch (command) {
      case 0x01 -> {
        return false;
      }
      case 0x02 -> useDatabase(in.restText());
      case 0x03 -> query(in);
      case 0x04 -> fieldList(in);
      case 0x07, 0x1F -> link.done(0);
      case 0x09 -> statistics();
      case 0x0A -> send(queries.processes());
      case 0x0D -> end();
      case 0x0E -> link.done(0);
      case 0x11 -> {
        return changeUser(in);
      }
      case 0x16 -> {
        report(in.restText());
        link.fault(
            new Answer.Fault(
                1295,
                "HY000",
                "This command is not supported in the prepared statement protocol yet"));
      }
      default -> link.fault(new Answer.Fault(1047, "08S01", "Unknown command"));
    }
    return true;
  }

  private void useDatabase(String name) throws IOException {
    report("USE " + name);
    if (state.use(name)) {
      link.done(0);
    } else {
      link.fault(Queries.unknownDatabase(name));
    }
  }

  /** A query may have attributes in front; with values they are refused as broken. */
  private void query(PacketReader in) throws IOException {
    if ((capabilities & Capability.QUERY_ATTRIBUTES) != 0) {
      long attributes = in.lengthEncoded();
      in.lengthEncoded();
      if (attributes != 0) {
        link.fault(new Answer.Fault(1835, "HY000", "Malformed communication packet."));
        return;
      }
    }
    String sql = in.restText();
    report(sql);
    List<SqlStatement> statements = SqlStatement.split(sql, Dialect.MYSQL);
    statements.forEach(libraries::watch);
    if (statements.isEmpty()) {
      link.fault(new Answer.Fault(1065, "42000", "Query was empty"));
    } else {
      send(queries.answer(statements.getFirst()));
    }
  }

  private void report(String sql) {
    link.session()
        .events()
        .report(
            EventType.COMMAND_INPUT.verb(),
            new EventFields()
                .text(
                    EventField.INPUT.name(),
                    sql.getBytes(StandardCharsets.ISO_8859_1),
                    EventFields.MAX_INPUT_BYTES));
  }

  private void fieldList(PacketReader in) throws IOException {
    link.fault(queries.noSuchTable(SessionState.text(in.terminated())));
  }

  private void statistics() throws IOException {
    long up = context.world().uptime(context.clock().instant()).toSeconds();
    link.write(
        new PacketWriter()
            .text(
                "Uptime: %d  Threads: 2  Questions: %d  Slow queries: 0  Opens: 61  Open tables: 54"
                        .formatted(up, up / 3)
                    + "  Queries per second avg: 0.333"));
    link.flush();
  }

  private boolean changeUser(PacketReader in) throws IOException {
    LoginRequest request = LoginRequest.change(capabilities, extended, in);
    if (!logins.admits(request, true)) {
      return false;
    }
    state.user(request.user());
    link.done(0);
    return true;
  }

  private void send(Answer answer) throws IOException {
    switch (answer) {
      case Answer.Done(long rows) -> link.done(rows);
      case Answer.Fault fault -> link.fault(fault);
      case Answer.Rows(SqlTable table) -> send(table);
    }
  }

  private void send(SqlTable table) throws IOException {
    boolean deprecateEof = (capabilities & Capability.DEPRECATE_EOF) != 0;
    PacketWriter count = new PacketWriter().lengthEncoded(table.columns().size());
    link.write((extended & Capability.CACHE_METADATA) != 0 ? count.int1(1) : count);
    for (String column : table.columns()) {
      PacketWriter packet =
          new PacketWriter().value("def").value("").value("").value("").value(column).value("");
      if ((extended & Capability.EXTENDED_TYPE_INFO) != 0) {
        packet.int1(0);
      }
      link.write(
          packet
              .int1(0x0C)
              .int2(UTF8MB4)
              .int4(COLUMN_WIDTH)
              .int1(TYPE_VAR_STRING)
              .int2(0)
              .int1(31)
              .zeros(2));
    }
    if (!deprecateEof) {
      link.write(eof());
    }
    for (var row : table.rows()) {
      PacketWriter packet = new PacketWriter();
      row.forEach(packet::value);
      link.write(packet);
    }
    link.write(deprecateEof ? new PacketWriter().int1(EOF).int2(0).int2(2).int2(0) : eof());
    link.flush();
  }

  private void end() throws IOException {
    link.write(eof());
    link.flush();
  }

  private static PacketWriter eof() {
    return new PacketWriter().int1(EOF).int2(0).int2(2);
  }
}

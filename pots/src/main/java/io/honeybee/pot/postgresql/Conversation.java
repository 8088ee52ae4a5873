package io.honeybee.pot.postgresql;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.PotContext;
import io.honeybee.sql.Dialect;
import io.honeybee.sql.SqlStatement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Both query protocols with a client that is logged in.
 *
 * <p>Thread rule: the connection's own thread. Memory: {@value #MAX_KEPT} prepared statements and
 * as many portals, of {@value #MAX_KEPT_CHARS} characters each.
 */
final class Conversation {
  private static final int MAX_MESSAGE_BYTES = 1 << 20;
  private static final int MAX_KEPT = 32;
  private static final int MAX_KEPT_CHARS = 8_192;

  private final Wire wire;
  private final PgQueries queries;
  private final Map<String, String> statements = new LinkedHashMap<>();
  private final Map<String, String> portals = new LinkedHashMap<>();

  /** After an error in the extended protocol all is skipped up to the next Sync. */
  private boolean skipping;

  Conversation(PotContext context, PostgresSettings settings, Wire wire, Startup startup) {
    this.wire = wire;
    this.queries = new PgQueries(context, settings, startup, wire.session());
  }

  void serve() throws IOException {
    boolean open = true;
    while (open) {
      open = answer(wire.read(MAX_MESSAGE_BYTES));
    }
  }

  /** Whether the session goes on. */
  private boolean answer(Wire.Message message) throws IOException {
    char type = message.type();
    if (type == 'X') {
      return false;
    }
    if (skipping && type != 'S') {
      return true;
    }
    switch (type) {
      case 'Q' -> query(firstText(message.content()));
      case 'P' -> parse(message.content());
      case 'B' -> bind(message.content());
      case 'D' -> describe(message.content());
      case 'E' -> execute(firstText(message.content()));
      case 'C' -> close(message.content());
      case 'H' -> wire.flush();
      case 'S' -> {
        skipping = false;
        ready();
      }
      // Left over from a copy that ended.
      case 'd', 'c', 'f' -> {}
      case 'F' ->
          wire.report(
              'E',
              PgFault.error(
                  "42883",
                  "function with OID 0 does not exist",
                  0,
                  "fastpath.c",
                  142,
                  "fetch_fp_info"));
      default ->
          throw new PgFaultException(
              PgFault.protocol(
                  "invalid frontend message type " + (int) type,
                  "postgres.c",
                  446,
                  "SocketBackend"));
    }
    return true;
  }

  private void query(String sql) throws IOException {
    report(sql);
    List<SqlStatement> read = SqlStatement.split(sql, Dialect.POSTGRESQL);
    if (read.isEmpty()) {
      wire.add('I');
    }
    for (SqlStatement statement : read) {
      PgAnswer answer = queries.answer(statement);
      send(answer, true);
      if (answer instanceof PgAnswer.Refused) {
        break;
      }
    }
    ready();
  }

  private void report(String sql) {
    EventFields fields =
        new EventFields()
            .text(
                EventField.INPUT.name(),
                sql.getBytes(StandardCharsets.ISO_8859_1),
                EventFields.MAX_INPUT_BYTES);
    if (PgQueries.runsProgram(sql)) {
      // Command and Scripting Interpreter: COPY ... FROM or TO PROGRAM hands a line to a shell.
      fields.techniques("T1059");
    }
    wire.session().events().report(EventType.COMMAND_INPUT.verb(), fields);
  }

  private void parse(String content) throws IOException {
    String name = firstText(content);
    String sql = firstText(content.substring(Math.min(content.length(), name.length() + 1)));
    report(sql);
    keep(statements, name, sql);
    wire.add('1');
  }

  private void bind(String content) throws IOException {
    String portal = firstText(content);
    String name = firstText(content.substring(Math.min(content.length(), portal.length() + 1)));
    String sql = statements.get(name);
    if (sql == null) {
      refuse(noStatement(name));
      return;
    }
    keep(portals, portal, sql);
    wire.add('2');
  }

  private void describe(String content) throws IOException {
    boolean statement = content.startsWith("S");
    String name = firstText(content.substring(Math.min(1, content.length())));
    String sql = (statement ? statements : portals).get(name);
    if (sql == null) {
      refuse(statement ? noStatement(name) : noPortal(name));
      return;
    }
    if (statement) {
      int parameters = parameters(sql);
      wire.add(
          't',
          out -> {
            out.writeShort(parameters);
            for (int i = 0; i < parameters; i++) {
              out.writeInt(25);
            }
          });
    }
    switch (answerTo(sql)) {
      case PgAnswer.Rows rows -> columns(rows);
      case PgAnswer.Refused refused -> refuse(refused.fault());
      case PgAnswer.Done done -> wire.add('n');
      case PgAnswer.Noticed noticed -> wire.add('n');
    }
  }

  private void execute(String portal) throws IOException {
    String sql = portals.get(portal);
    if (sql == null) {
      refuse(noPortal(portal));
    } else if (SqlStatement.split(sql, Dialect.POSTGRESQL).isEmpty()) {
      wire.add('I');
    } else {
      PgAnswer answer = answerTo(sql);
      send(answer, false);
      skipping = answer instanceof PgAnswer.Refused;
    }
  }

  private PgAnswer answerTo(String sql) {
    List<SqlStatement> read = SqlStatement.split(sql, Dialect.POSTGRESQL);
    return read.isEmpty() ? new PgAnswer.Done("") : queries.answer(read.getFirst());
  }

  private void close(String content) throws IOException {
    Map<String, String> kept = content.startsWith("S") ? statements : portals;
    kept.remove(firstText(content.substring(Math.min(1, content.length()))));
    wire.add('3');
  }

  private void refuse(PgFault fault) throws IOException {
    wire.report('E', fault);
    skipping = true;
  }

  private static PgFault noStatement(String name) {
    return PgFault.error(
        "26000",
        name.isEmpty()
            ? "unnamed prepared statement does not exist"
            : "prepared statement \"" + name + "\" does not exist",
        0,
        name.isEmpty() ? "postgres.c" : "prepare.c",
        name.isEmpty() ? 1655 : 451,
        name.isEmpty() ? "exec_bind_message" : "FetchPreparedStatement");
  }

  private static PgFault noPortal(String name) {
    return PgFault.error(
        "34000",
        "portal \"" + name + "\" does not exist",
        0,
        "postgres.c",
        2071,
        "exec_execute_message");
  }

  private static void keep(Map<String, String> kept, String name, String sql) {
    if (name.length() > MAX_KEPT_CHARS) {
      return;
    }
    if (kept.size() >= MAX_KEPT && !kept.containsKey(name)) {
      kept.remove(kept.keySet().iterator().next());
    }
    kept.put(name, sql.substring(0, Math.min(sql.length(), MAX_KEPT_CHARS)));
  }

  /** The highest {@code $N}. */
  private static int parameters(String sql) {
    int highest = 0;
    for (int i = sql.indexOf('$'); i >= 0; i = sql.indexOf('$', i + 1)) {
      int number = 0;
      for (int k = i + 1; k < sql.length() && k < i + 3; k++) {
        int digit = Character.digit(sql.charAt(k), 10);
        if (digit < 0) {
          break;
        }
        number = number * 10 + digit;
      }
      highest = Math.max(highest, number);
    }
    return highest;
  }

  private void send(PgAnswer answer, boolean withColumns) throws IOException {
    switch (answer) {
      case PgAnswer.Refused refused -> wire.report('E', refused.fault());
      case PgAnswer.Done done -> complete(done.tag());
      case PgAnswer.Noticed noticed -> {
        wire.report('N', noticed.notice());
        complete(noticed.tag());
      }
      case PgAnswer.Rows rows -> {
        if (withColumns) {
          columns(rows);
        }
        for (var row : rows.rows()) {
          wire.add(
              'D',
              out -> {
                out.writeShort(row.size());
                for (String value : row) {
                  if (value == null) {
                    out.writeInt(-1);
                  } else {
                    out.writeInt(value.length());
                    out.write(value.getBytes(StandardCharsets.ISO_8859_1));
                  }
                }
              });
        }
        complete(rows.tag());
      }
    }
  }

  private void columns(PgAnswer.Rows rows) throws IOException {
    wire.add(
        'T',
        out -> {
          out.writeShort(rows.columns().size());
          for (PgAnswer.Column column : rows.columns()) {
            Wire.text(out, column.name());
            out.writeInt(0);
            out.writeShort(0);
            out.writeInt(column.type());
            out.writeShort(column.size());
            out.writeInt(-1);
            out.writeShort(0);
          }
        });
  }

  private void complete(String tag) throws IOException {
    wire.add('C', out -> Wire.text(out, tag));
  }

  private void ready() throws IOException {
    wire.add('Z', out -> out.writeByte(queries.transactionState()));
    wire.flush();
  }

  private static String firstText(String content) {
    int end = content.indexOf('\0');
    return end < 0 ? content : content.substring(0, end);
  }
}

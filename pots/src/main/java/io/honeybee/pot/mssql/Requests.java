package io.honeybee.pot.mssql;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.sql.Dialect;
import io.honeybee.sql.SqlStatement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The requests of a client that is logged in. Thread rule: the connection's own thread. */
final class Requests {
  private static final int MAX_REQUEST_BYTES = 1 << 20;
  private static final int NVARCHAR = 0xE7;
  private static final int NAMED_BY_NUMBER = 0xFFFF;

  private final TdsLink link;
  private final Login7 login;
  private final Batches batches;
  private final String serverName;

  Requests(TdsLink link, Login7 login, Batches batches, String serverName) {
    this.link = link;
    this.login = login;
    this.batches = batches;
    this.serverName = serverName;
  }

  void serve() throws IOException {
    while (true) {
      TdsLink.Kind request = link.read(MAX_REQUEST_BYTES);
      switch (request.type()) {
        case TdsLink.SQL_BATCH -> batch(textOf(skipHeaders(request.content())));
        case TdsLink.RPC -> call(skipHeaders(request.content()));
        case TdsLink.ATTENTION -> link.send(TdsLink.RESPONSE, tokens().attention().bytes());
        case TdsLink.TRANSACTION -> link.send(TdsLink.RESPONSE, tokens().done(-1, false).bytes());
        default -> throw new IOException("the client sends what is no request");
      }
    }
  }

  private Tokens tokens() {
    return new Tokens(login.isWide(), serverName);
  }

  /** From SQL Server 2005 on, headers come first: their length in all, then they. */
  private ByteBuffer skipHeaders(ByteBuffer content) throws IOException {
    if (!login.isWide()) {
      return content;
    }
    int length = content.remaining() < 4 ? -1 : content.getInt(0);
    if (length < 4 || length > content.remaining()) {
      throw new IOException("the request's headers are broken");
    }
    return content.position(length);
  }

  private static String textOf(ByteBuffer in) {
    return StandardCharsets.UTF_16LE.decode(in).toString();
  }

  private void batch(String sql) throws IOException {
    report(sql);
    Tokens tokens = tokens();
    answer(sql, tokens, false);
    link.send(TdsLink.RESPONSE, tokens.bytes());
  }

  private void report(String sql) {
    byte[] input = sql.getBytes(StandardCharsets.UTF_8);
    EventFields fields =
        new EventFields().text(EventField.INPUT.name(), input, EventFields.MAX_INPUT_BYTES);
    if (Batches.runsCommand(sql)) {
      // Windows Command Shell: that is what xp_cmdshell hands its line to.
      fields.techniques("T1059.003");
    }
    link.session().events().report(EventType.COMMAND_INPUT.verb(), fields);
  }

  /**
   * @param follows whether more follows behind the last statement
   */
  private void answer(String sql, Tokens tokens, boolean follows) {
    List<SqlStatement> statements = SqlStatement.split(sql, Dialect.TSQL);
    if (statements.isEmpty()) {
      tokens.done(-1, follows);
    }
    for (int i = 0; i < statements.size(); i++) {
      boolean more = follows || i + 1 < statements.size();
      switch (batches.answer(statements.get(i))) {
        case TdsAnswer.Done() -> tokens.done(-1, more);
        case TdsAnswer.Noted(TdsMessage message) -> tokens.message(message).done(-1, more);
        case TdsAnswer.Changed(String database) ->
            tokens
                .change(1, database, "master")
                .message(
                    TdsMessage.of(5701, 2, 0, "Changed database context to '" + database + "'."))
                .done(-1, more);
        case TdsAnswer.Rows rows -> tokens.table(rows).done(rows.rows().size(), more);
        case TdsAnswer.Refused(TdsMessage message) -> {
          tokens.message(message).failed(follows);
          return;
        }
      }
    }
  }

  /** Understands calls that hand over a statement as their first value, and names the others. */
  private void call(ByteBuffer in) throws IOException {
    String name = procedure(in);
    String statement = firstText(in);
    String sql = name.equals("sp_executesql") || name.equals("sp_prepexec") ? statement : "";
    report(sql.isEmpty() ? ("EXEC " + name + " " + statement).strip() : sql);
    Tokens tokens = tokens();
    if (!sql.isEmpty()) {
      answer(sql, tokens, true);
    }
    link.send(TdsLink.RESPONSE, tokens.procedureDone().bytes());
  }

  private static String procedure(ByteBuffer in) throws IOException {
    if (in.remaining() < 4) {
      throw new IOException("the call is cut off");
    }
    int length = in.getShort() & 0xFFFF;
    if (length == NAMED_BY_NUMBER) {
      int number = in.getShort() & 0xFFFF;
      return switch (number) {
        case 10 -> "sp_executesql";
        case 13 -> "sp_prepexec";
        default -> "#" + number;
      };
    }
    if (2 * length > in.remaining()) {
      throw new IOException("the call's name points behind its end");
    }
    byte[] name = new byte[2 * length];
    in.get(name);
    return new String(name, StandardCharsets.UTF_16LE).toLowerCase(Locale.ROOT);
  }

  /** The first value that is text; empty when it is another one, or in pieces. */
  private static String firstText(ByteBuffer in) {
    // Flags of the call, the value's name and status, its type, largest size and collation.
    int start = in.position() + 2;
    if (start >= in.limit()) {
      return "";
    }
    int type = start + 1 + 2 * (in.get(start) & 0xFF) + 1;
    int length = type + 1 + 2 + 5;
    if (length + 2 > in.limit() || (in.get(type) & 0xFF) != NVARCHAR) {
      return "";
    }
    int bytes = in.getShort(length) & 0xFFFF;
    if (bytes == 0xFFFF || length + 2 + bytes > in.limit()) {
      return "";
    }
    byte[] text = new byte[bytes];
    in.get(length + 2, text);
    return new String(text, StandardCharsets.UTF_16LE);
  }
}

package io.honeybee.pot.postgresql;

import io.honeybee.pot.PotContext;
import io.honeybee.pot.TcpSession;
import io.honeybee.sql.SelectList;
import io.honeybee.sql.SqlStatement;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What expressions without a table are worth. Thread rule: the connection's own thread. */
final class PgExpressions {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");
  private static final Pattern CALL = Pattern.compile("(?s)([\\w.]{1,130})\\(.*\\)");
  private static final Pattern SETTING = Pattern.compile("current_setting\\( ?'([\\w.]{1,64})'.*");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final PotContext context;
  private final PostgresSettings settings;
  private final Startup startup;
  private final TcpSession session;
  private final PgParameters parameters;

  /** A value or why there is none. */
  sealed interface Result {}

  record Value(PgAnswer.Column column, @Nullable String text) implements Result {}

  record Refused(PgFault fault) implements Result {}

  PgExpressions(
      PotContext context,
      PostgresSettings settings,
      Startup startup,
      TcpSession session,
      PgParameters parameters) {
    this.context = context;
    this.settings = settings;
    this.startup = startup;
    this.session = session;
    this.parameters = parameters;
  }

  Result valueOf(SelectList.Item item, String sql) {
    String lower = item.lower().replaceFirst("^pg_catalog\\.", "");
    return switch (lower) {
      case "version()" -> text(item, "version", version());
      case "current_user", "user", "session_user", "current_role", "getpgusername()" ->
          name(item, lower.replace("()", ""), startup.user());
      case "current_database()", "current_catalog" ->
          name(item, lower.replace("()", ""), startup.database());
      case "current_schema", "current_schema()" -> name(item, "current_schema", "public");
      case "now()", "current_timestamp", "clock_timestamp()" ->
          text(item, lower.replace("()", ""), TIME.format(context.clock().instant()));
      case "pg_backend_pid()" -> integer(item, "pg_backend_pid", "4711");
      case "inet_server_addr()" ->
          text(item, "inet_server_addr", session.local().getAddress().getHostAddress());
      case "inet_server_port()" ->
          integer(item, "inet_server_port", Integer.toString(session.local().getPort()));
      case "inet_client_addr()" ->
          text(item, "inet_client_addr", session.source().getHostAddress());
      case "null" -> text(item, "?column?", null);
      case "true", "false" ->
          new Value(new PgAnswer.Column(titled(item, "bool"), 16, 1), lower.substring(0, 1));
      default -> other(item, lower, sql);
    };
  }

  private Result other(SelectList.Item item, String lower, String sql) {
    if (lower.isEmpty() || lower.equals("*")) {
      return new Refused(PgFaults.syntax("", sql.length() + 1));
    }
    if (NUMBER.matcher(lower).matches()) {
      return integer(item, "?column?", item.expression());
    }
    if (lower.charAt(0) == '\'') {
      return text(item, "?column?", SqlStatement.unquoted(item.expression()));
    }
    if (lower.charAt(0) == '$') {
      return text(item, "?column?", "");
    }
    var setting = SETTING.matcher(lower);
    if (setting.matches()) {
      String value = parameters.value(setting.group(1));
      return text(item, "current_setting", value == null ? "" : value);
    }
    var call = CALL.matcher(lower);
    if (!call.matches()) {
      return new Refused(PgFaults.noColumn(lower, sql));
    }
    return switch (call.group(1)) {
      case "pg_sleep" -> text(item, "pg_sleep", "");
      case "lo_create", "lo_creat", "lo_import", "lo_from_bytea" ->
          new Value(new PgAnswer.Column(titled(item, call.group(1)), 26, 4), "16401");
      case "lo_export", "lo_unlink", "lo_put", "lowrite" -> integer(item, call.group(1), "1");
      case "pg_reload_conf" -> new Value(new PgAnswer.Column(titled(item, lower), 16, 1), "t");
      case "set_config" -> text(item, "set_config", "");
      default -> new Refused(PgFaults.noFunction(lower, sql));
    };
  }

  private String version() {
    boolean bullseye = context.world().distribution().codeName().equals("bullseye");
    return "PostgreSQL "
        + settings.version()
        + " on x86_64-pc-linux-gnu, compiled by gcc "
        + (bullseye ? "(Debian 10.2.1-6) 10.2.1 20210110" : "(Debian 12.2.0-14+deb12u1) 12.2.0")
        + ", 64-bit";
  }

  private static String titled(SelectList.Item item, String usual) {
    return item.alias().isEmpty() ? usual : item.alias();
  }

  private static Value text(SelectList.Item item, String usual, @Nullable String value) {
    return new Value(PgAnswer.Column.text(titled(item, usual)), value);
  }

  private static Value name(SelectList.Item item, String usual, String value) {
    return new Value(PgAnswer.Column.name(titled(item, usual)), value);
  }

  private static Value integer(SelectList.Item item, String usual, String value) {
    return new Value(PgAnswer.Column.integer(titled(item, usual)), value);
  }
}

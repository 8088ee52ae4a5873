package io.honeybee.pot.mysql;

import io.honeybee.pot.PotContext;
import io.honeybee.sql.SelectList;
import io.honeybee.sql.SqlStatement;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What expressions without a table are worth: variables, constants, and the functions with which
 * servers are looked over. Thread rule: the connection's own thread.
 */
final class Expressions {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");
  private static final Pattern CALL = Pattern.compile("(?s)([\\w.`]{1,130})\\(.*\\)");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final PotContext context;
  private final Personality personality;
  private final SessionState state;
  private final Variables variables;

  /** A value or why there is none. */
  sealed interface Result {}

  record Value(@Nullable String text) implements Result {}

  record Refused(Answer.Fault fault) implements Result {}

  Expressions(
      PotContext context, Personality personality, SessionState state, Variables variables) {
    this.context = context;
    this.personality = personality;
    this.state = state;
    this.variables = variables;
  }

  Result valueOf(SelectList.Item item) {
    String lower = item.lower();
    if (lower.startsWith("@@")) {
      return variable(lower);
    }
    return switch (lower) {
      case "version()" -> new Value(personality.version());
      case "user()", "session_user()", "system_user()", "current_user()", "current_user" ->
          new Value(state.user() + "@" + state.host());
      case "database()", "schema()" ->
          new Value(state.database().isEmpty() ? null : state.database());
      case "connection_id()" -> new Value(String.valueOf(state.connectionId()));
      case "now()", "current_timestamp()", "current_timestamp", "sysdate()", "localtime()" ->
          new Value(TIME.format(context.clock().instant()));
      case "unix_timestamp()" ->
          new Value(String.valueOf(context.clock().instant().getEpochSecond()));
      case "null" -> new Value(null);
      case "true" -> new Value("1");
      case "false" -> new Value("0");
      case "1+1" -> new Value("2");
      default -> other(item.expression(), lower);
    };
  }

  private Result variable(String lower) {
    String name = lower.substring(2).replaceFirst("^(global|session|local)\\.", "");
    name = name.replace("`", "");
    String value = variables.selected(name);
    return value == null
        ? new Refused(new Answer.Fault(1193, "HY000", "Unknown system variable '" + name + "'"))
        : new Value(value);
  }

  private Result other(String expression, String lower) {
    if (NUMBER.matcher(lower).matches()) {
      return new Value(expression);
    }
    if (lower.length() > 1 && (lower.charAt(0) == '\'' || lower.charAt(0) == '"')) {
      return new Value(SqlStatement.unquoted(expression));
    }
    if (lower.startsWith("@") || lower.startsWith("load_file(")) {
      // No such variable, and no file that may be read.
      return new Value(null);
    }
    if (lower.startsWith("sleep(") || lower.startsWith("benchmark(")) {
      return new Value("0");
    }
    var call = CALL.matcher(lower);
    if (!call.matches()) {
      return new Refused(
          new Answer.Fault(
              1054,
              "42S22",
              "Unknown column '" + expression + "' in '" + personality.fieldList() + "'"));
    }
    String function = call.group(1).replace("`", "");
    if (state.hasLoaded(function)) {
      return new Value(function.equals("sys_exec") ? "0" : null);
    }
    String named =
        state.database().isEmpty() || function.indexOf('.') >= 0
            ? function
            : state.database() + "." + function;
    return new Refused(new Answer.Fault(1305, "42000", "FUNCTION " + named + " does not exist"));
  }
}

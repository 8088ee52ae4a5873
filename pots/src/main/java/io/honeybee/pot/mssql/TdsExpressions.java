package io.honeybee.pot.mssql;

import io.honeybee.sql.SelectList;
import io.honeybee.sql.SqlStatement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What expressions without a table are worth. Thread rule: the connection's own thread. */
final class TdsExpressions {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}");
  private static final Pattern PROPERTY =
      Pattern.compile(
          "(?:convert\\(\\w+(?:\\(\\d+\\))?, ?|cast\\()?serverproperty\\( ?n?'(\\w{1,64})'.*");
  private static final Pattern ROLE =
      Pattern.compile("is_(?:srvrolemember|rolemember|member)\\( ?n?'(\\w{1,64})'.*");
  private static final Pattern CALL = Pattern.compile("(?s)([\\w.]{1,130})\\(.*\\)");

  private final Personality personality;
  private final String serverName;
  private final Login7 login;
  private final int processId;

  /** A value or why there is none. */
  sealed interface Result {}

  record Value(@Nullable String text, boolean isNumber) implements Result {}

  record Refused(TdsMessage message) implements Result {}

  TdsExpressions(Personality personality, String serverName, Login7 login, int processId) {
    this.personality = personality;
    this.serverName = serverName;
    this.login = login;
    this.processId = processId;
  }

  String serverName() {
    return serverName;
  }

  Result valueOf(SelectList.Item item, String database) {
    String lower = item.lower();
    return switch (lower) {
      case "@@version" -> text(personality.fullVersion());
      case "@@servername" -> text(serverName);
      case "@@servicename" -> text("MSSQLSERVER");
      case "@@spid" -> number(processId);
      case "@@language" -> text("us_english");
      case "@@trancount", "@@rowcount", "@@error", "@@nestlevel" -> number(0);
      case "@@microsoftversion" -> number(0x0F00_0000 | personality.build());
      case "@@max_precision" -> number(38);
      case "system_user", "suser_name()", "suser_sname()", "original_login()" -> text(login.user());
      case "user_name()", "current_user", "session_user", "user" -> text("dbo");
      case "db_name()" -> text(database);
      case "host_name()" -> text(login.host());
      case "app_name()" -> text(login.application());
      case "null" -> new Value(null, true);
      default -> other(item.expression(), lower);
    };
  }

  private Result other(String expression, String lower) {
    if (NUMBER.matcher(lower).matches()) {
      return new Value(expression, true);
    }
    if (lower.startsWith("'") || lower.startsWith("n'")) {
      return text(SqlStatement.unquoted(expression.substring(lower.indexOf('\''))));
    }
    Matcher property = PROPERTY.matcher(lower);
    if (property.matches()) {
      return property(property.group(1));
    }
    Matcher role = ROLE.matcher(lower);
    if (role.matches()) {
      return number(role.group(1).equals("sysadmin") || role.group(1).equals("public") ? 1 : 0);
    }
    if (lower.startsWith("@")) {
      return new Refused(
          TdsMessage.of(
              137, 2, 15, "Must declare the scalar variable \"" + shown(expression) + "\"."));
    }
    Matcher call = CALL.matcher(lower);
    if (call.matches()) {
      return new Refused(
          TdsMessage.of(
              195,
              10,
              15,
              "'" + shown(call.group(1)) + "' is not a recognized built-in function name."));
    }
    return new Refused(
        TdsMessage.of(207, 1, 16, "Invalid column name '" + shown(expression) + "'."));
  }

  private Result property(String name) {
    return switch (name) {
      case "productversion" -> text(personality.version());
      case "productlevel" -> text("RTM");
      case "productmajorversion" -> text("15");
      case "edition" -> text("Developer Edition (64-bit)");
      case "engineedition" -> number(3);
      case "machinename", "servername", "computernamephysicalnetbios" -> text(serverName);
      case "isintegratedsecurityonly", "isclustered", "ishadrenabled", "issingleuser" -> number(0);
      case "collation" -> text("SQL_Latin1_General_CP1_CI_AS");
      default -> new Value(null, false);
    };
  }

  private static Value text(String value) {
    return new Value(value, false);
  }

  private static Value number(int value) {
    return new Value(Integer.toString(value), true);
  }

  private static String shown(String name) {
    return name.substring(0, Math.min(name.length(), 128));
  }
}

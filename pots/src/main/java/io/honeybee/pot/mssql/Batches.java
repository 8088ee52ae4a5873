package io.honeybee.pot.mssql;

import io.honeybee.sql.Dialect;
import io.honeybee.sql.SelectList;
import io.honeybee.sql.SqlStatement;
import io.honeybee.sql.SqlTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers to statements: what scanners and intruders send first as SQL Server 2019 answers it, the
 * rest with the error that it would give. Nothing is stored but two switches.
 *
 * <p>Thread rule: the connection's own thread.
 */
final class Batches {
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?is).*\\bxp_cmdshell\\b\\W{0,8}(?:N?'([^']{0,4000})'|\"([^\"]{0,4000})\").*");
  private static final Pattern CONFIGURE =
      Pattern.compile("(?is).*\\bsp_configure\\s+N?'([^']{1,64})'\\s*(?:,\\s*N?'?(\\d{1,9})'?)?.*");
  private static final Set<String> QUIET =
      Set.of(
          "set",
          "declare",
          "reconfigure",
          "begin",
          "commit",
          "rollback",
          "if",
          "print",
          "go",
          "create",
          "alter",
          "drop",
          "grant",
          "deny",
          "revoke",
          "waitfor",
          "while",
          "end",
          "dbcc",
          "insert",
          "update",
          "delete",
          "truncate",
          "backup",
          "restore",
          "kill",
          "bulk",
          "return");

  private final Personality personality;
  private final List<String> databases;
  private final TdsExpressions expressions;
  private boolean advanced;
  private boolean commandsOn;
  private String database;

  Batches(
      Personality personality,
      String serverName,
      Login7 login,
      int processId,
      String database,
      List<String> databases) {
    this.personality = personality;
    this.databases = databases;
    this.database = database;
    this.expressions = new TdsExpressions(personality, serverName, login, processId);
  }

  /** Whether it certainly is to run a command of the operating system. */
  static boolean runsCommand(String sql) {
    return COMMAND.matcher(sql).matches();
  }

  TdsAnswer answer(SqlStatement statement) {
    String verb = statement.verb();
    String lower = statement.lower();
    if (lower.contains("sp_configure")) {
      return configure(statement.plain());
    }
    if (lower.contains("xp_cmdshell") && !verb.equals("select")) {
      return command(statement.plain());
    }
    if (QUIET.contains(verb)) {
      return new TdsAnswer.Done();
    }
    return switch (verb) {
      case "select" -> select(statement);
      case "use" -> use(SqlStatement.unquoted(statement.word(1)));
      case "exec", "execute" -> execute(statement.word(1));
      default ->
          verb.startsWith("sp_") || verb.startsWith("xp_")
              ? execute(statement.word(0))
              : new TdsAnswer.Refused(missingProcedure(statement.word(0)));
    };
  }

  private TdsAnswer use(String name) {
    for (String known : databases) {
      if (known.equalsIgnoreCase(name)) {
        database = known;
        return new TdsAnswer.Changed(known);
      }
    }
    return new TdsAnswer.Refused(
        TdsMessage.of(
            911,
            1,
            16,
            "Database '"
                + name
                + "' does not exist. Make sure that the name is entered"
                + " correctly."));
  }

  private TdsAnswer configure(String plain) {
    Matcher asked = CONFIGURE.matcher(plain);
    if (!asked.matches()) {
      return new TdsAnswer.Rows(
          List.of(
              text("name"),
              number("minimum"),
              number("maximum"),
              number("config_value"),
              number("run_value")),
          List.of(SqlTable.row("show advanced options", "0", "1", bit(advanced), bit(advanced))));
    }
    String name = asked.group(1).toLowerCase(Locale.ROOT);
    String value = asked.group(2);
    boolean isAdvanced = !name.equals("show advanced options");
    if (isAdvanced && !advanced) {
      return new TdsAnswer.Refused(
          new TdsMessage(
              15123,
              1,
              16,
              "The configuration option '"
                  + name
                  + "' does not exist, or it may be an advanced"
                  + " option.",
              "sp_configure",
              62));
    }
    boolean on = value != null && !value.equals("0");
    String before = bit(isAdvanced ? name.equals("xp_cmdshell") && commandsOn : advanced);
    if (!isAdvanced) {
      advanced = on;
    } else if (name.equals("xp_cmdshell")) {
      commandsOn = on && personality.runsCommands();
    }
    return new TdsAnswer.Noted(
        new TdsMessage(
            15457,
            1,
            0,
            "Configuration option '"
                + name
                + "' changed from "
                + before
                + " to "
                + bit(on)
                + ". Run the RECONFIGURE statement to install.",
            "sp_configure",
            174));
  }

  private static String bit(boolean on) {
    return on ? "1" : "0";
  }

  /** Nothing is run: a few commands that ask where one is are answered, the rest print nothing. */
  private TdsAnswer command(String plain) {
    if (!commandsOn) {
      return new TdsAnswer.Refused(
          new TdsMessage(
              15281,
              1,
              16,
              "SQL Server blocked access to procedure 'sys.xp_cmdshell' of component 'xp_cmdshell'"
                  + " because this component is turned off as part of the security configuration"
                  + " for this server. A system administrator can enable the use of 'xp_cmdshell'"
                  + " by using sp_configure. For more information about enabling 'xp_cmdshell',"
                  + " search for 'xp_cmdshell' in SQL Server Books Online.",
              "xp_cmdshell",
              1));
    }
    Matcher asked = COMMAND.matcher(plain);
    String line = "";
    if (asked.matches()) {
      line = asked.group(1) == null ? asked.group(2) : asked.group(1);
    }
    List<List<@Nullable String>> rows = new ArrayList<>();
    printed(line.strip().toLowerCase(Locale.ROOT)).forEach(text -> rows.add(SqlTable.row(text)));
    rows.add(SqlTable.row((String) null));
    return new TdsAnswer.Rows(List.of(text("output")), rows);
  }

  private List<String> printed(String line) {
    if (line.equals("whoami")) {
      return List.of("nt service\\mssqlserver");
    }
    if (line.equals("hostname")) {
      return List.of(expressions.serverName());
    }
    if (line.equals("ver")) {
      return List.of("Microsoft Windows [Version 10.0.17763.6532]");
    }
    if (line.startsWith("echo ") && line.indexOf('>') < 0) {
      return List.of(line.substring("echo ".length()));
    }
    return List.of();
  }

  private TdsAnswer execute(String name) {
    String plain = SqlStatement.unquoted(name.substring(name.lastIndexOf('.') + 1));
    String lower = plain.toLowerCase(Locale.ROOT);
    if (lower.startsWith("sp_oa") && !personality.runsCommands()) {
      return new TdsAnswer.Refused(missingProcedure(plain));
    }
    if (lower.equals("sp_databases") || lower.equals("sp_helpdb")) {
      return names("DATABASE_NAME");
    }
    return lower.startsWith("sp_") || lower.startsWith("xp_") || lower.startsWith("(")
        ? new TdsAnswer.Done()
        : new TdsAnswer.Refused(missingProcedure(plain));
  }

  private static TdsMessage missingProcedure(String name) {
    String shown = name.substring(0, Math.min(name.length(), 128));
    return TdsMessage.of(2812, 62, 16, "Could not find stored procedure '" + shown + "'.");
  }

  private TdsAnswer names(String column) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    databases.forEach(name -> rows.add(SqlTable.row(name)));
    return new TdsAnswer.Rows(List.of(text(column)), rows);
  }

  private TdsAnswer select(SqlStatement statement) {
    Optional<SelectList> read = SelectList.of(statement, Dialect.TSQL);
    if (read.isEmpty() || read.get().items().getFirst().expression().isEmpty()) {
      return new TdsAnswer.Refused(TdsMessage.of(102, 1, 15, "Incorrect syntax near 'select'."));
    }
    SelectList asked = read.get();
    if (!asked.from().isEmpty()) {
      return from(asked);
    }
    List<TdsAnswer.Column> columns = new ArrayList<>();
    List<@Nullable String> row = new ArrayList<>();
    for (SelectList.Item item : asked.items()) {
      switch (expressions.valueOf(item, database)) {
        case TdsExpressions.Value value -> {
          columns.add(new TdsAnswer.Column(item.alias(), value.isNumber()));
          row.add(value.text());
        }
        case TdsExpressions.Refused refused -> {
          return new TdsAnswer.Refused(refused.message());
        }
      }
    }
    return new TdsAnswer.Rows(columns, List.of(row));
  }

  private TdsAnswer from(SelectList asked) {
    String table = asked.from().split("[ ,;()]", 2)[0].replace("[", "").replace("]", "");
    String name = table.substring(table.lastIndexOf('.') + 1);
    if (name.equals("databases") || name.equals("sysdatabases")) {
      return names(column(asked, "name"));
    }
    if (table.startsWith("sys.")
        || table.contains(".sys")
        || table.contains("information_schema.")) {
      return new TdsAnswer.Rows(List.of(text(column(asked, "name"))), List.of());
    }
    String shown = table.substring(0, Math.min(table.length(), 256));
    return new TdsAnswer.Refused(TdsMessage.of(208, 1, 16, "Invalid object name '" + shown + "'."));
  }

  private static String column(SelectList asked, String usual) {
    String title = asked.items().getFirst().title();
    return title.equals("*") ? usual : title;
  }

  private static TdsAnswer.Column text(String name) {
    return new TdsAnswer.Column(name, false);
  }

  private static TdsAnswer.Column number(String name) {
    return new TdsAnswer.Column(name, true);
  }
}

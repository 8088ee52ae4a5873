package io.honeybee.pot.postgresql;

import java.util.Locale;

/** Errors as PostgreSQL 15.20 words and places them (measured). Texts are byte strings. */
final class PgFaults {
  private static final int MAX_SHOWN = 200;

  private PgFaults() {}

  /**
   * @param rest the statement from the trouble on; empty when it ended too early
   * @param position of the trouble, from 1
   */
  static PgFault syntax(String rest, int position) {
    int end = 0;
    while (end < rest.length() && end < MAX_SHOWN && isWord(rest.charAt(end))) {
      end++;
    }
    String near = rest.isEmpty() ? "" : rest.substring(0, Math.max(1, end));
    return PgFault.error(
        "42601",
        near.isEmpty()
            ? "syntax error at end of input"
            : "syntax error at or near \"" + near + "\"",
        position,
        "scan.l",
        near.isEmpty() ? 1180 : 1188,
        "scanner_yyerror");
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  static PgFault noRelation(String name, String sql) {
    return PgFault.error(
        "42P01",
        "relation \"" + shown(name) + "\" does not exist",
        position(name, sql),
        "parse_relation.c",
        1392,
        "parserOpenTable");
  }

  static PgFault noRelationToCopy(String name) {
    return PgFault.error(
        "42P01",
        "relation \"" + shown(name) + "\" does not exist",
        0,
        "namespace.c",
        433,
        "RangeVarGetRelidExtended");
  }

  static PgFault noTable(String name, boolean optional) {
    return optional
        ? new PgFault(
            "NOTICE",
            "00000",
            "table \"" + shown(name) + "\" does not exist, skipping",
            "",
            0,
            "tablecmds.c",
            1337,
            "DropErrorMsgNonExistent")
        : PgFault.error(
            "42P01",
            "table \"" + shown(name) + "\" does not exist",
            0,
            "tablecmds.c",
            1331,
            "DropErrorMsgNonExistent");
  }

  static PgFault noColumn(String name, String sql) {
    return PgFault.error(
        "42703",
        "column \"" + shown(name) + "\" does not exist",
        position(name, sql),
        "parse_relation.c",
        3665,
        "errorMissingColumn");
  }

  static PgFault noFunction(String call, String sql) {
    String name = call.substring(0, call.indexOf('('));
    return PgFault.error(
            "42883",
            "function " + shown(call) + " does not exist",
            position(name, sql),
            "parse_func.c",
            629,
            "ParseFuncOrColumn")
        .withHint(
            "No function matches the given name and argument types. You might need to add explicit"
                + " type casts.");
  }

  private static int position(String name, String sql) {
    return 1 + Math.max(0, sql.toLowerCase(Locale.ROOT).indexOf(name.toLowerCase(Locale.ROOT)));
  }

  private static String shown(String name) {
    return name.substring(0, Math.min(name.length(), MAX_SHOWN));
  }
}

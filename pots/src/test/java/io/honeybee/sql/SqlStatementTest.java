package io.honeybee.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlStatementTest {

  @Test
  void statementsEndAtSemicolonsThatAreNotQuoted() {
    assertThat(SqlStatement.split("select ';' ; \n -- no; \n use `a;b`;;", Dialect.MYSQL))
        .extracting(SqlStatement::plain)
        .containsExactly("select ';'", "use `a;b`");
    assertThat(SqlStatement.split("do $x$ a; b $x$; select 1", Dialect.POSTGRESQL))
        .extracting(SqlStatement::plain)
        .containsExactly("do $x$ a; b $x$", "select 1");
    assertThat(SqlStatement.split("use [a;b]; exec x", Dialect.TSQL))
        .extracting(SqlStatement::verb)
        .containsExactly("use", "exec");
  }

  @Test
  void commentsAreBlanksAndCodeForMySqlIsCode() {
    List<SqlStatement> read =
        SqlStatement.split("/* a */ SELECT/**/1 /*!40101 , 2 */ # end", Dialect.MYSQL);
    assertThat(read).extracting(SqlStatement::plain).containsExactly("SELECT 1 , 2");
    assertThat(read.getFirst().offset()).isEqualTo(8);
  }

  @Test
  void selectedItemsKeepTheirWordsAndNames() {
    SqlStatement statement =
        SqlStatement.split("SELECT @@version, f('a,b', (1)) AS x, 3 FROM t.u", Dialect.MYSQL)
            .getFirst();
    SelectList list = SelectList.of(statement, Dialect.MYSQL).orElseThrow();
    assertThat(list.items())
        .containsExactly(
            new SelectList.Item("@@version", ""),
            new SelectList.Item("f('a,b', (1))", "x"),
            new SelectList.Item("3", ""));
    assertThat(list.from()).isEqualTo("t.u");
  }

  @Test
  void likePatternsMatchAsInSql() {
    assertThat(new LikePattern("%dir").matches("plugin_DIR")).isTrue();
    assertThat(new LikePattern("ver_ion%").matches("version_comment")).isTrue();
    assertThat(new LikePattern("ver\\_ion").matches("version")).isFalse();
    assertThat(new LikePattern("%a%b").matches("xxaxxbxxc")).isFalse();
    assertThat(new LikePattern("%".repeat(200) + "z").matches("a".repeat(10_000))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void nothingThatIsLeftOpenIsReadForEver(Dialect dialect) {
    for (String open : List.of("'", "\"", "`", "[", "$$", "/*", "/*!", "--", "#", "\\", "(")) {
      String sql = "select " + open.repeat(20_000);
      for (SqlStatement statement : SqlStatement.split(sql, dialect)) {
        assertThat(statement.verb()).startsWith("select");
        assertThat(SelectList.of(statement, dialect)).isNotNull();
      }
    }
    assertThat(SqlStatement.split("a;".repeat(10_000), dialect)).hasSize(64);
  }
}

package io.honeybee.manager.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.manager.database.Database;
import io.honeybee.protocol.NodeId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How SQLite goes about the statements that are really run: by an index, and without sorting. */
class QueryPlanTest {
  private static final EventQuery ALL = EventQuery.all(100);
  private static final String BY_POSITION = "SEARCH events USING INTEGER PRIMARY KEY (rowid";

  @TempDir Path directory;
  private Database database;

  @BeforeEach
  void open() throws IOException {
    database = Database.open(directory.resolve("store.db"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** The statements that some work runs, each with its plan, a step a line. */
  private List<String> plans(HandleConsumer<RuntimeException> work) {
    return database.write(
        handle -> {
          List<String> statements = new ArrayList<>();
          SqlStatements config = handle.getConfig(SqlStatements.class);
          SqlLogger before = config.getSqlLogger();
          config.setSqlLogger(
              new SqlLogger() {
                @Override
                public void logBeforeExecution(StatementContext context) {
                  statements.add(context.getParsedSql().getSql());
                }
              });
          try {
            work.useHandle(handle);
          } finally {
            config.setSqlLogger(before);
          }
          return statements.stream().map(sql -> plan(handle, sql)).toList();
        });
  }

  private static String plan(Handle handle, String sql) {
    Connection connection = handle.getConnection();
    try (PreparedStatement explain = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
        ResultSet steps = explain.executeQuery()) {
      StringBuilder plan = new StringBuilder();
      while (steps.next()) {
        plan.append(steps.getString("detail")).append('\n');
      }
      return plan.toString();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private String newestFirst(EventQuery query) {
    return plans(handle -> new EventSearch(query).newestFirst(handle, 100)).getLast();
  }

  private static EventQuery query(
      Optional<NodeId> node, Optional<String> pot, Optional<String> type, Optional<Long> before) {
    return new EventQuery(node, pot, type, Optional.empty(), Optional.empty(), before, 100);
  }

  @Test
  void allEventsAreAWalkByPositionThatEndsWithThePage() {
    assertThat(newestFirst(ALL)).isEqualTo("SCAN events\n");
  }

  @Test
  void aFurtherPageAndAFollowerBeginWhereTheyWere() {
    assertThat(
            newestFirst(
                query(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(5L))))
        .startsWith(BY_POSITION)
        .doesNotContain("TEMP B-TREE");
    assertThat(plans(handle -> new EventSearch(ALL).oldestFirst(handle, 7, 100)))
        .singleElement()
        .satisfies(plan -> assertThat(plan).startsWith(BY_POSITION).doesNotContain("TEMP B-TREE"));
  }

  @Test
  void eachFilterHasAnIndexThatAlsoGivesTheOrder() {
    assertThat(
            newestFirst(
                query(
                    Optional.of(new NodeId(7)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(9L))))
        .isEqualTo("SEARCH events USING INDEX events_by_node (node_id=? AND rowid<?)\n");
    assertThat(
            newestFirst(
                query(Optional.empty(), Optional.of("ssh-1"), Optional.empty(), Optional.of(9L))))
        .isEqualTo("SEARCH events USING INDEX events_by_pot (pot_id=? AND rowid<?)\n");
    assertThat(
            newestFirst(
                query(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("ssh.login.failed"),
                    Optional.of(9L))))
        .isEqualTo("SEARCH events USING INDEX events_by_type (event_type=? AND rowid<?)\n");
  }

  @Test
  void severalFiltersUseOneOfTheirIndexesWithoutSorting() {
    assertThat(
            newestFirst(
                query(
                    Optional.of(new NodeId(7)),
                    Optional.of("ssh-1"),
                    Optional.of("ssh.login.failed"),
                    Optional.empty())))
        .startsWith("SEARCH events USING INDEX events_by_")
        .doesNotContain("TEMP B-TREE", "SCAN");
  }

  @Test
  void aSpanOfTimeIsCountedAndFoundByItsIndex() {
    EventQuery query =
        new EventQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Instant.EPOCH),
            Optional.of(Instant.EPOCH.plusSeconds(1)),
            Optional.empty(),
            100);
    List<String> plans = plans(handle -> new EventSearch(query).newestFirst(handle, 100));
    assertThat(plans).hasSize(2);
    assertThat(plans.getFirst())
        .contains(
            "SEARCH events USING COVERING INDEX events_by_time (timestamp>? AND timestamp<?)");
    assertThat(plans.getLast())
        .startsWith("SEARCH events USING INDEX events_by_time (timestamp>? AND timestamp<?)");
  }

  @Test
  void theOldestGoByTheirPositionHoweverManyStay() {
    assertThat(plans(handle -> EventTable.removeOldest(handle, 500, 1)))
        .singleElement()
        .satisfies(
            plan ->
                assertThat(plan)
                    .startsWith(BY_POSITION)
                    .doesNotContain("TEMP B-TREE")
                    .containsOnlyOnce("SCAN events"));
  }

  @Test
  void theLastPositionIsKnownWithoutLookingAtEvents() {
    assertThat(plans(EventTable::lastPosition))
        .singleElement()
        .satisfies(
            plan -> assertThat(plan).endsWith(" sqlite_sequence\n").doesNotContain(" events"));
  }
}

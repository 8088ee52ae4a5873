package io.honeybee.manager.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.manager.database.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
  private static final Actor ACTOR = Actor.terminal("root");

  @TempDir private Path dir;
  private final MovableClock clock = new MovableClock(Instant.parse("2026-01-15T10:30:00Z"));
  private Database database;
  private Tokens tokens;

  @BeforeEach
  void open() throws IOException {
    database = Database.open(dir.resolve("honeybee.db"));
    tokens = Tokens.open(database, clock, new SecureRandom());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theFirstTokenIsAnAdministratorsInAFileOfTheOwnersAloneAndIsMadeOnce() throws Exception {
    Path file = dir.resolve("api-token");
    tokens.makeFirst(file);
    String token = Files.readString(file).strip();
    assertThat(tokens.authenticate(token)).contains(new Principal("first", Role.ADMIN));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    tokens.makeFirst(file);
    assertThat(Files.readString(file).strip()).isEqualTo(token);
    assertThat(tokens.list()).hasSize(1);
  }

  @Test
  void aFirstTokenThatCannotBeLeftInItsFileDoesNotExist() throws Exception {
    Path blocked = Files.createFile(dir.resolve("a-file")).resolve("api-token");
    assertThatThrownBy(() -> tokens.makeFirst(blocked)).isInstanceOf(IOException.class);
    assertThat(tokens.list()).isEmpty();
  }

  @Test
  void aTokenHasItsRoleUntilItExpires() throws Exception {
    String token = tokens.add(ACTOR, "grafana", Role.VIEWER, Optional.of(Duration.ofHours(1)));
    assertThat(tokens.authenticate(token)).contains(new Principal("grafana", Role.VIEWER));
    clock.move(Duration.ofHours(1).minusMillis(1));
    assertThat(tokens.authenticate(token)).isPresent();
    clock.move(Duration.ofMillis(1));
    assertThat(tokens.authenticate(token)).isEmpty();
    assertThat(tokens.list()).singleElement().matches(t -> t.isExpired(clock.instant()));
  }

  @Test
  void anotherProcessRevokesATokenAtOnce() throws Exception {
    String token = tokens.add(ACTOR, "ci", Role.OPERATOR, Optional.empty());
    assertThat(tokens.authenticate(token)).isPresent();
    try (Database second = Database.open(dir.resolve("honeybee.db"))) {
      Tokens.open(second, clock, new SecureRandom()).revoke(ACTOR, "ci");
    }
    assertThat(tokens.authenticate(token)).isEmpty();
    assertThatThrownBy(() -> tokens.revoke(ACTOR, "ci")).hasMessageContaining("no token named ci");
  }

  @Test
  void whatIsNoTokenIsNobody() throws Exception {
    String token = tokens.add(ACTOR, "ci", Role.OPERATOR, Optional.empty());
    assertThat(tokens.authenticate("")).isEmpty();
    assertThat(tokens.authenticate(token + "x")).isEmpty();
    assertThat(tokens.authenticate(token.substring(1))).isEmpty();
    assertThat(tokens.authenticate("x".repeat(1_000_000))).isEmpty();
  }

  @Test
  void namesAreUniqueAndPlain() throws Exception {
    tokens.add(ACTOR, "ci", Role.OPERATOR, Optional.empty());
    assertThatThrownBy(() -> tokens.add(ACTOR, "ci", Role.ADMIN, Optional.empty()))
        .isInstanceOf(AccessFault.class);
    assertThatThrownBy(() -> tokens.add(ACTOR, "a\u001bb", Role.ADMIN, Optional.empty()))
        .isInstanceOf(AccessFault.class);
  }

  @Test
  void theLastUseIsNoted() throws Exception {
    String token = tokens.add(ACTOR, "ci", Role.OPERATOR, Optional.empty());
    Instant before = clock.instant();
    tokens.authenticate(token);
    clock.move(Duration.ofSeconds(59));
    tokens.authenticate(token);
    assertThat(tokens.list().getFirst().usedAt()).contains(before);
    clock.move(Duration.ofSeconds(1));
    tokens.authenticate(token);
    assertThat(tokens.list().getFirst().usedAt()).contains(clock.instant());
  }

  @Test
  void noTokenLiesReadableInTheDatabase() throws Exception {
    String token = tokens.add(ACTOR, "ci", Role.OPERATOR, Optional.empty());
    database.close();
    try (var files = Files.list(dir)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(token);
      }
    }
  }
}

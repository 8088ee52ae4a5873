package io.honeybee.manager.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.manager.database.Database;
import io.honeybee.runtime.auth.Totp;
import io.honeybee.runtime.auth.TotpSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleTest {
  private static final Actor ROOT = Actor.terminal("root");
  private static final Password GOOD = Password.tried("correct horse battery");
  private static final Password BAD = Password.tried("wrong horse battery");

  @TempDir private Path dir;
  private final MovableClock clock = new MovableClock(Instant.parse("2026-01-15T10:30:00Z"));
  private Database database;
  private WebSessions sessions;
  private AuditLog audit;
  private People people;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(dir.resolve("honeybee.db"));
    sessions = new WebSessions(database, clock, new SecureRandom());
    audit = new AuditLog(database, clock);
    people = reopened();
    people.add(ROOT, "anna", Role.ADMIN, GOOD);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private People reopened() throws IOException {
    return People.open(database, dir, sessions, audit, clock, new SecureRandom());
  }

  private static InetAddress source(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, (byte) last});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private Login login(Password password, String code, int source) {
    return people.login("anna", password, code, source(source));
  }

  private String in() {
    return ((Login.In) login(GOOD, "", 1)).cookie();
  }

  @Test
  void aCookieOpensUntilItIsIdleTooLongOrTooOld() {
    String cookie = in();
    assertThat(cookie).matches("[A-Za-z0-9_-]{43}");
    assertThat(sessions.use(cookie).orElseThrow().principal())
        .isEqualTo(new Principal(Principal.Kind.USER, "anna", Role.ADMIN));
    clock.move(WebSessions.IDLE.minusSeconds(1));
    assertThat(sessions.look(cookie)).isPresent();
    clock.move(Duration.ofSeconds(1));
    assertThat(sessions.look(cookie)).isEmpty();
    assertThat(sessions.use(cookie)).isEmpty();
    String used = in();
    for (int hours = 0; hours < 7 * 24; hours += 8) {
      assertThat(sessions.use(used)).as("after %d hours", hours).isPresent();
      clock.move(Duration.ofHours(8));
    }
    assertThat(sessions.use(used)).isEmpty();
  }

  @Test
  void cookiesAndFormTokensAreNotInTheDatabase() {
    String cookie = in();
    String csrf = sessions.use(cookie).orElseThrow().csrfToken();
    String stored =
        database.read(
            handle ->
                handle.createQuery("SELECT hex(hash) FROM web_sessions").mapTo(String.class).one());
    assertThat(stored).hasSize(64);
    for (String secret : new String[] {cookie, csrf}) {
      byte[] bytes = java.util.Base64.getUrlDecoder().decode(secret);
      assertThat(java.util.HexFormat.of().withUpperCase().formatHex(bytes)).isNotEqualTo(stored);
    }
  }

  @Test
  void aNewPasswordARoleOrARemovalEndsTheUsersSessions() throws Exception {
    people.add(ROOT, "otto", Role.ADMIN, GOOD);
    String cookie = in();
    people.setPassword(ROOT, "anna", GOOD);
    assertThat(sessions.use(cookie)).isEmpty();
    cookie = in();
    people.setRole(ROOT, "anna", Role.VIEWER);
    assertThat(sessions.use(cookie)).isEmpty();
    cookie = in();
    assertThat(sessions.use(cookie).orElseThrow().principal().role()).isEqualTo(Role.VIEWER);
    people.remove(ROOT, "anna");
    assertThat(sessions.use(cookie)).isEmpty();
    assertThat(login(GOOD, "", 1)).isEqualTo(new Login.Wrong());
  }

  @Test
  void theLastAdministratorStays() throws Exception {
    people.add(ROOT, "otto", Role.OPERATOR, GOOD);
    assertThatThrownBy(() -> people.remove(ROOT, "anna")).hasMessageContaining("only admin");
    assertThatThrownBy(() -> people.setRole(ROOT, "anna", Role.VIEWER))
        .hasMessageContaining("only admin");
    people.setRole(ROOT, "otto", Role.ADMIN);
    people.remove(ROOT, "anna");
    assertThat(people.list()).extracting(User::name).containsExactly("otto");
  }

  @Test
  void theFirstUserIsMadeOnce() {
    assertThatThrownBy(() -> people.addFirst(ROOT, "eve", GOOD)).hasMessageContaining("already");
    assertThat(people.find("eve")).isEmpty();
  }

  @Test
  void guessesOfOneSourceAtOneUserSoonWaitAndOthersDoNot() {
    for (int i = 0; i < LoginThrottle.PAIR_BURST; i++) {
      assertThat(login(BAD, "", 1)).isEqualTo(new Login.Wrong());
    }
    assertThat(login(GOOD, "", 1)).isInstanceOf(Login.Later.class);
    assertThat(login(GOOD, "", 2)).isInstanceOf(Login.In.class);
    clock.move(LoginThrottle.PAIR_INTERVAL);
    assertThat(login(GOOD, "", 1)).isInstanceOf(Login.In.class);
  }

  @Test
  void guessesOfOneSourceAtManyUsersWaitToo() {
    for (int i = 0; i < LoginThrottle.SOURCE_BURST; i++) {
      assertThat(people.login("user" + i, BAD, "", source(1))).isEqualTo(new Login.Wrong());
    }
    assertThat(people.login("another", BAD, "", source(1))).isInstanceOf(Login.Later.class);
  }

  @Test
  void aCodeIsAskedForOnceItIsSetUpAndTakenOnce() throws Exception {
    TotpSecret secret = people.proposeTotp();
    assertThatThrownBy(() -> people.turnTotpOn(ROOT, "anna", secret, "000000"))
        .hasMessageContaining("not the code");
    people.turnTotpOn(ROOT, "anna", secret, Totp.code(secret, clock.instant()));
    assertThat(people.find("anna").orElseThrow().hasTotp()).isTrue();
    assertThat(login(GOOD, "", 1)).isEqualTo(new Login.Wrong());
    String spent = Totp.code(secret, clock.instant());
    assertThat(login(GOOD, spent, 1)).as("spent by setting it up").isEqualTo(new Login.Wrong());
    clock.move(Duration.ofSeconds(30));
    String code = Totp.code(secret, clock.instant());
    assertThat(login(BAD, code, 1)).isEqualTo(new Login.Wrong());
    people = reopened();
    assertThat(login(GOOD, code.substring(0, 3) + " " + code.substring(3), 1))
        .isInstanceOf(Login.In.class);
    assertThat(login(GOOD, code, 1)).isEqualTo(new Login.Wrong());
    people.turnTotpOff(ROOT, "anna");
    assertThat(login(GOOD, "", 1)).isInstanceOf(Login.In.class);
  }

  @Test
  void everyChangeStandsInTheAuditLogWhichNobodyChanges() throws Exception {
    login(BAD, "", 7);
    people.login("\u001b[2J<script>", BAD, "", source(7));
    in();
    people.add(ROOT, "otto", Role.VIEWER, GOOD);
    people.remove(ROOT, "otto");
    assertThat(audit.page(Long.MAX_VALUE, 10))
        .extracting(e -> e.actor() + "|" + e.source() + "|" + e.act() + "|" + e.target())
        .containsExactly(
            "terminal root||user.remove|otto",
            "terminal root||user.add|otto",
            "user anna|203.0.113.1|login|anna",
            "nobody|203.0.113.7|login|\\x1b[2J<script>",
            "nobody|203.0.113.7|login|anna",
            "terminal root||user.add|anna");
    for (String act : new String[] {"DELETE FROM audit", "UPDATE audit SET actor = 'eve'"}) {
      assertThatThrownBy(() -> database.<Integer, Exception>write(handle -> handle.execute(act)))
          .hasMessageContaining("append-only");
    }
    assertThat(audit.page(Long.MAX_VALUE, 10)).hasSize(6);
  }

  @Test
  void strangersDoNotFillTheAuditLogAndNoneIsForgotten() {
    Actor stranger = new Actor("nobody", "203.0.113.9");
    for (int i = 0; i < AuditLog.STRANGERS_A_MINUTE + 5; i++) {
      audit.recordStranger(stranger, "login", "x" + i, "wrong");
    }
    assertThat(audit.page(Long.MAX_VALUE, 100)).hasSize(1 + AuditLog.STRANGERS_A_MINUTE);
    clock.move(Duration.ofMinutes(1));
    audit.recordStranger(stranger, "login", "y", "wrong");
    assertThat(audit.page(Long.MAX_VALUE, 1).getFirst().detail()).contains("5 more");
  }
}

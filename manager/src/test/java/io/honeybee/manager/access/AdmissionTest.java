package io.honeybee.manager.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.manager.access.Verdict.Admitted;
import io.honeybee.manager.access.Verdict.Reason;
import io.honeybee.manager.access.Verdict.Refused;
import io.honeybee.manager.database.Database;
import io.honeybee.protocol.NodeId;
import io.honeybee.runtime.auth.Totp;
import io.honeybee.runtime.auth.TotpSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
  private static final NodeId EDGE = new NodeId(-1);
  private static final NodeId OTHER = new NodeId(7);
  private static final Duration STEP = Duration.ofSeconds(30);

  @TempDir private Path dir;
  private final MovableClock clock = new MovableClock(Instant.parse("2026-01-15T10:30:00Z"));
  private Database database;
  private Enrolments enrolments;

  @BeforeEach
  void open() throws IOException {
    database = Database.open(dir.resolve("honeybee.db"));
    enrolments = Enrolments.open(database, dir, clock, new SecureRandom());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void reopen() throws IOException {
    database.close();
    open();
  }

  private Admission door(EnrolmentMode mode) {
    return enrolments.admission(new AuthSettings(true, mode));
  }

  private Verdict listed(NodeId id, Optional<String> code) {
    return door(EnrolmentMode.LISTED).judge(new Claim("edge-1", id, code, true));
  }

  private Verdict withCode(TotpSecret secret, Duration offset) {
    return listed(EDGE, Optional.of(Totp.code(secret, clock.instant().plus(offset))));
  }

  private Verdict wrong() {
    return listed(EDGE, Optional.of("wrong!"));
  }

  private static TotpSecret handedOut(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Admitted.class);
    return ((Admitted) verdict).newSecret().orElseThrow();
  }

  private static void assertAdmitted(Verdict verdict) {
    assertThat(verdict).isEqualTo(new Admitted(true, Optional.empty(), Optional.empty()));
  }

  private static String assertRefused(Verdict verdict, Reason reason) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    return ((Refused) verdict).message();
  }

  @Test
  void aListedNodeIsGivenItsSecretOnceAndThenNeedsItsCode() throws Exception {
    TotpSecret secret = enrolments.enrol("edge-1");
    assertThat(handedOut(listed(EDGE, Optional.empty()))).isEqualTo(secret);
    assertThat(assertRefused(listed(EDGE, Optional.empty()), Reason.CODE_MISSING))
        .contains("honeybee manager rotate");
    assertAdmitted(withCode(secret, Duration.ZERO));
  }

  @Test
  void aSecretCarriedByHandWorksAtOnce() throws Exception {
    TotpSecret secret = enrolments.enrol("edge-1");
    assertAdmitted(withCode(secret, Duration.ZERO));
    assertThat(enrolments.find("edge-1").orElseThrow().nodeId()).contains(EDGE);
    assertRefused(listed(EDGE, Optional.empty()), Reason.CODE_MISSING);
  }

  @Test
  void anUnlistedNameIsRefusedUnlessEnrolmentIsOpen() {
    Claim claim = new Claim("edge-1", EDGE, Optional.empty(), true);
    assertRefused(door(EnrolmentMode.LISTED).judge(claim), Reason.NOT_ENROLLED);
    assertRefused(door(EnrolmentMode.CLOSED).judge(claim), Reason.NOT_ENROLLED);
    assertThat(enrolments.list()).isEmpty();
    TotpSecret secret = handedOut(door(EnrolmentMode.OPEN).judge(claim));
    assertAdmitted(withCode(secret, Duration.ZERO));
  }

  @Test
  void closedEnrolmentGivesNoSecretButTakesOneCarriedByHand() throws Exception {
    TotpSecret secret = enrolments.enrol("edge-1");
    Claim bare = new Claim("edge-1", EDGE, Optional.empty(), true);
    assertRefused(door(EnrolmentMode.CLOSED).judge(bare), Reason.CODE_MISSING);
    String code = Totp.code(secret, clock.instant());
    assertAdmitted(
        door(EnrolmentMode.CLOSED).judge(new Claim("edge-1", EDGE, Optional.of(code), true)));
  }

  @ParameterizedTest
  @EnumSource(EnrolmentMode.class)
  void noSecretTravelsInTheClear(EnrolmentMode mode) throws Exception {
    enrolments.enrol("edge-1");
    assertRefused(
        door(mode).judge(new Claim("edge-1", EDGE, Optional.empty(), false)), Reason.CODE_MISSING);
    assertRefused(
        door(mode).judge(new Claim("new", OTHER, Optional.empty(), false)), Reason.NOT_ENROLLED);
  }

  @Test
  void withoutTotpStrangersComeInButAnEnrolledNameStaysProtected() throws Exception {
    Admission door = enrolments.admission(new AuthSettings(false, EnrolmentMode.LISTED));
    TotpSecret secret = enrolments.enrol("edge-1");
    assertAdmitted(withCode(secret, Duration.ZERO));
    assertThat(door.judge(new Claim("old", OTHER, Optional.empty(), false)))
        .isEqualTo(new Admitted(false, Optional.empty(), Optional.empty()));
    assertRefused(
        door.judge(new Claim("edge-1", EDGE, Optional.empty(), false)), Reason.CODE_MISSING);
    assertRefused(door.judge(new Claim("old", EDGE, Optional.empty(), false)), Reason.ID_TAKEN);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void theStepsOnEitherSideOfThePresentAreTakenEachOnce(int drift) throws Exception {
    TotpSecret secret = enrolments.enrol("edge-1");
    assertAdmitted(withCode(secret, STEP.multipliedBy(drift)));
    assertRefused(withCode(secret, STEP.multipliedBy(drift)), Reason.CODE_REPLAYED);
  }

  @Test
  void anUnusedCodeOfTheStepBeforeIsTakenAfterALaterOne() throws Exception {
    TotpSecret secret = enrolments.enrol("edge-1");
    assertAdmitted(withCode(secret, STEP));
    assertAdmitted(withCode(secret, Duration.ZERO));
    assertAdmitted(withCode(secret, STEP.negated()));
    assertRefused(withCode(secret, STEP), Reason.CODE_REPLAYED);
  }

  @Test
  void aUsedCodeStaysSpentOverARestart() throws Exception {
    TotpSecret secret = enrolments.enrol("edge-1");
    assertAdmitted(withCode(secret, Duration.ZERO));
    reopen();
    assertRefused(withCode(secret, Duration.ZERO), Reason.CODE_REPLAYED);
  }

  @Test
  void aUsedCodeStaysSpentWhenTheManagersClockIsSetBack() throws Exception {
    TotpSecret secret = enrolments.enrol("edge-1");
    String code = Totp.code(secret, clock.instant());
    assertAdmitted(listed(EDGE, Optional.of(code)));
    clock.move(Duration.ofHours(1));
    assertAdmitted(withCode(secret, Duration.ZERO));
    clock.move(Duration.ofHours(-1));
    assertRefused(listed(EDGE, Optional.of(code)), Reason.CODE_REPLAYED);
  }

  @Test
  void ofManyWhoShowTheSameCodeAtOnceOneComesIn() throws Exception {
    TotpSecret secret = enrolments.enrol("edge-1");
    assertThat(atOnce(() -> withCode(secret, Duration.ZERO)))
        .filteredOn(Admitted.class::isInstance)
        .hasSize(1);
  }

  @Test
  void ofManyWhoClaimANameAtOnceOneIsGivenTheSecret() throws Exception {
    enrolments.enrol("edge-1");
    assertThat(atOnce(() -> listed(EDGE, Optional.empty())))
        .filteredOn(Admitted.class::isInstance)
        .hasSize(1);
  }

  private static List<Verdict> atOnce(Callable<Verdict> claim) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Verdict>> verdicts =
          threads.invokeAll(IntStream.range(0, 16).mapToObj(i -> claim).toList());
      return verdicts.stream().map(Future::resultNow).toList();
    }
  }

  @Test
  void fiveWrongCodesLockTheNameOutAlsoForTheRightOne() throws Exception {
    TotpSecret secret = enrolments.enrol("edge-1");
    for (int i = 0; i < 5; i++) {
      assertRefused(wrong(), Reason.CODE_WRONG);
    }
    assertThat(assertRefused(withCode(secret, Duration.ZERO), Reason.LOCKED_OUT))
        .contains("after 5 wrong codes");
    clock.move(Duration.ofSeconds(61));
    assertAdmitted(withCode(secret, Duration.ZERO));
    assertThat(enrolments.find("edge-1").orElseThrow().failures()).isZero();
  }

  @Test
  void theLockOutGrowsWithEachFurtherWrongCodeUpToAnHourAndOutlivesARestart() throws Exception {
    enrolments.enrol("edge-1");
    for (int i = 0; i < 4; i++) {
      assertRefused(wrong(), Reason.CODE_WRONG);
    }
    for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      assertRefused(wrong(), Reason.CODE_WRONG);
      reopen();
      clock.move(Duration.ofMinutes(minutes).minusMillis(1));
      assertRefused(wrong(), Reason.LOCKED_OUT);
      clock.move(Duration.ofMillis(1));
    }
  }

  @Test
  void anotherNameIsNotLockedOutWithIt() throws Exception {
    enrolments.enrol("edge-1");
    TotpSecret secret = enrolments.enrol("edge-2");
    for (int i = 0; i < 6; i++) {
      assertThat(wrong()).isInstanceOf(Refused.class);
    }
    String code = Totp.code(secret, clock.instant());
    assertAdmitted(
        door(EnrolmentMode.LISTED).judge(new Claim("edge-2", OTHER, Optional.of(code), true)));
  }

  @ParameterizedTest
  @CsvSource({
    "300, '5 min ahead of'",
    "-300, '5 min behind'",
    "90, '1 min 30 s ahead of'",
    "-3600, '60 min behind'"
  })
  void aNodeWhoseClockIsOffIsToldByHowMuch(int seconds, String said) throws Exception {
    TotpSecret secret = enrolments.enrol("edge-1");
    assertThat(assertRefused(withCode(secret, Duration.ofSeconds(seconds)), Reason.CODE_WRONG))
        .contains("the node's clock is about " + said + " the manager's");
  }

  @Test
  void aCodeOfTheFutureThatARefusalToldAboutIsNeverTaken() throws Exception {
    TotpSecret secret = enrolments.enrol("edge-1");
    String code = Totp.code(secret, clock.instant().plus(Duration.ofMinutes(5)));
    assertRefused(listed(EDGE, Optional.of(code)), Reason.CODE_WRONG);
    clock.move(Duration.ofMinutes(5));
    assertRefused(listed(EDGE, Optional.of(code)), Reason.CODE_REPLAYED);
    clock.move(STEP);
    assertAdmitted(withCode(secret, Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "1234567", "١٢٣٤٥٦", "000000\u0000", " 00000"})
  void whatIsNoCodeIsAWrongOne(String code) throws Exception {
    enrolments.enrol("edge-1");
    assertRefused(listed(EDGE, Optional.of(code)), Reason.CODE_WRONG);
  }

  @Test
  void aNameMayComeWithANewIdWhenItHasTheSecretAndTheFormerOneIsTold() throws Exception {
    TotpSecret secret = enrolments.enrol("edge-1");
    assertAdmitted(withCode(secret, Duration.ZERO));
    String next = Totp.code(secret, clock.instant().plus(STEP));
    assertThat(listed(OTHER, Optional.of(next)))
        .isEqualTo(new Admitted(true, Optional.empty(), Optional.of(EDGE)));
  }

  @Test
  void anIdIsNotTakenByANodeWithAnotherSecret() throws Exception {
    assertAdmitted(withCode(enrolments.enrol("edge-1"), Duration.ZERO));
    String code = Totp.code(enrolments.enrol("edge-2"), clock.instant());
    assertRefused(
        door(EnrolmentMode.LISTED).judge(new Claim("edge-2", EDGE, Optional.of(code), true)),
        Reason.ID_TAKEN);
  }

  @Test
  void afterRotationTheOldSecretIsWorthNothingAndOnlyTheSameNodeIsGivenTheNewOne()
      throws Exception {
    TotpSecret old = enrolments.enrol("edge-1");
    assertAdmitted(withCode(old, Duration.ZERO));
    TotpSecret rotated = enrolments.rotate("edge-1");
    assertRefused(withCode(old, STEP), Reason.CODE_WRONG);
    assertRefused(listed(OTHER, Optional.empty()), Reason.ID_TAKEN);
    assertThat(handedOut(listed(EDGE, Optional.empty()))).isEqualTo(rotated);
  }

  @Test
  void aRevokedNameIsAStranger() throws Exception {
    TotpSecret secret = enrolments.enrol("edge-1");
    enrolments.revoke("edge-1");
    assertRefused(withCode(secret, Duration.ZERO), Reason.NOT_ENROLLED);
    assertThatThrownBy(() -> enrolments.revoke("edge-1")).hasMessageContaining("is not enrolled");
    assertThatThrownBy(() -> enrolments.rotate("edge-1")).hasMessageContaining("is not enrolled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb", " a", "a\u202Eb", "\ud800"})
  void namesThatCouldDeceiveAreRefused(String name) {
    assertThatThrownBy(() -> enrolments.enrol(name)).isInstanceOf(AccessFault.class);
  }

  @Test
  void aNameIsEnrolledOnce() throws Exception {
    enrolments.enrol("edge-1");
    assertThatThrownBy(() -> enrolments.enrol("edge-1")).hasMessageContaining("already");
  }

  @Test
  void noSecretLiesReadableInTheDatabaseAndItsKeyIsTheOwnersAlone() throws Exception {
    TotpSecret secret = enrolments.enrol("edge-1");
    database.close();
    try (var files = Files.list(dir)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
            .doesNotContain(secret.base32());
      }
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(dir.resolve("enrolment.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aHiddenSecretDoesNotOpenInAnotherRow() throws Exception {
    enrolments.enrol("edge-1");
    TotpSecret other = enrolments.enrol("edge-2");
    database.write(
        handle ->
            handle.execute(
                "UPDATE enrolments SET secret = (SELECT secret FROM enrolments WHERE node_name ="
                    + " 'edge-2') WHERE node_name = 'edge-1'"));
    assertRefused(withCode(other, Duration.ZERO), Reason.SECRET_UNREADABLE);
    assertRefused(listed(EDGE, Optional.empty()), Reason.SECRET_UNREADABLE);
  }

  @Test
  void aLostKeyIsToldAtTheStartInsteadOfMakingANewOne() throws Exception {
    enrolments.enrol("edge-1");
    Files.delete(dir.resolve("enrolment.key"));
    assertThatThrownBy(() -> Enrolments.open(database, dir, clock, new SecureRandom()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("put it back from a backup");
  }
}

package io.honeybee.node.intake;

import static io.honeybee.node.intake.IntakeRig.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.runtime.text.LogLines;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EventTokenTest {
  private static final String EVENT = "{\"eventid\":\"a.b\",\"n\":1}\n";

  @TempDir Path dir;

  private Path file(String content, String mode) throws IOException {
    Path file = Files.writeString(dir.resolve("event-token"), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static String line(String token) {
    return "{\"token\":\"" + token + "\"}\n";
  }

  private IntakeRig guarded(String token) throws IOException {
    Path file = file(token + "\n", "rw-------");
    return new IntakeRig(
            dir,
            new IntakeSettings(
                InetAddress.ofLiteral("0.0.0.0"), IntakeRig.freePort(), Optional.of(file)))
        .start();
  }

  @Test
  void withTheTokenAllIsAsWithout() throws Exception {
    try (LogLines log = LogLines.of(Intake.class);
        IntakeRig rig = guarded("0123456789abcdef")) {
      rig.deliver(line("0123456789abcdef") + EVENT + "x".repeat(40_000) + "\n" + EVENT);
      assertThat(rig.events(2)).hasSize(2);
      assertThat(rig.count("intake_bad_lines")).isEqualTo(1);
      assertThat(rig.count("intake_refused")).isZero();
      assertThat(log.lines()).anyMatch(l -> l.startsWith("WARN Events from other machines"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        EVENT,
        "0123456789abcdef\n",
        "{\"token\":\"0123456789abcdeF\"}\n",
        "{\"token\":\"0123456789abcde\"}\n",
        "{\"token\":\"0123456789abcdef0\"}\n",
        "{\"token\":\"\"}\n",
        "{\"token\":[\"0123456789abcdef\"]}\n",
        "\n",
        "",
        "{\"token\":\"0123456789abcdef\"}"
      })
  void withoutTheTokenNothingIsTakenAndTheConnectionIsReset(String first) throws Exception {
    try (LogLines log = LogLines.of(IntakeConnection.class);
        IntakeRig rig = guarded("0123456789abcdef");
        Sender sender = rig.connect()) {
      sender.send(first);
      if (!first.endsWith("\n")) {
        assertThat(sender.endsWell()).isFalse();
      } else {
        assertThat(sender.answersEnd()).isFalse();
      }
      eventually(() -> rig.count("intake_refused") == 1);
      assertThat(rig.count("intake_seen")).isZero();
      assertThat(rig.isEmpty()).isTrue();
      eventually(() -> log.lines().size() == 1);
      assertThat(log.lines().getFirst())
          .startsWith("WARN Refused 127.0.0.1 port")
          .doesNotContain("0123456789");
    }
  }

  @Test
  void aFirstLineWithoutEndIsCutShort() throws Exception {
    try (IntakeRig rig = guarded("0123456789abcdef");
        Sender sender = rig.connect()) {
      sender.send("x".repeat(1_026));
      assertThat(sender.answersEnd()).isFalse();
      assertThat(rig.count("intake_refused")).isEqualTo(1);
    }
  }

  @Test
  void aTokenIsMadeWhereThereIsNone() throws Exception {
    Path file = dir.resolve("secrets").resolve("token");
    EventToken made = EventToken.open(file, new SecureRandom());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    String token = Files.readString(file).strip();
    assertThat(token).hasSize(43);
    assertThat(made.isSaidBy("{\"token\":\"" + token + "\"}")).isTrue();
    assertThat(EventToken.open(file, new SecureRandom()).isSaidBy("{\"token\":\"" + token + "\"}"))
        .isTrue();
  }

  @Test
  void aTokenThatOthersMayReadIsRefused() throws Exception {
    Path file = file("0123456789abcdef\n", "rw-r-----");
    assertThatThrownBy(() -> EventToken.open(file, new SecureRandom()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the event token " + file + " is open to other users")
        .hasMessageEndingWith("run: chmod 600 " + file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "short", "0123456789 abcdef", "0123456789abcdef\nsecond", "é0123456789abcdef"})
  void whatIsNoTokenIsRefused(String content) throws Exception {
    Path file = file(content, "rw-------");
    assertThatThrownBy(() -> EventToken.open(file, new SecureRandom()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("(honeypot.event_token_file) holds no token");
  }

  @Test
  void aFileTooLargeForATokenIsRefused() throws Exception {
    Path file = file("x".repeat(100_000), "rw-------");
    assertThatThrownBy(() -> EventToken.open(file, new SecureRandom()))
        .hasMessageContaining("holds no token");
  }
}

package io.honeybee.manager.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.honeybee.manager.access.EnrolmentMode;
import io.honeybee.runtime.auth.Totp;
import io.honeybee.runtime.auth.TotpSecret;
import io.honeybee.runtime.tls.ClientAuth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(60)
class FleetLogTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.honeybee");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @TempDir private Path dir;

  @BeforeEach
  void listen() {
    log.start();
    logger.setLevel(Level.DEBUG);
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  private List<String> lines(Level atLeast) {
    return List.copyOf(log.list).stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(atLeast))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Test
  void malformedInputIsShownByItsFirstPrintableCharactersOnOneLineAndNotWithoutEnd()
      throws IOException {
    try (FleetRig rig = FleetRig.plain(dir);
        TestNode node = rig.connect().registered(7, "edge-1")) {
      for (int i = 0; i < 30; i++) {
        node.raw("\u001b[2Jevil\t" + "x".repeat(300) + "\n").heartbeat(7);
      }
      Eventually.until("all is read", () -> rig.count("input_malformed") == 30);
      List<String> warnings =
          lines(Level.WARN).stream().filter(line -> line.contains("malformed input")).toList();
      assertThat(warnings)
          .hasSizeBetween(1, 20)
          .allSatisfy(
              line ->
                  assertThat(line)
                      .startsWith("node edge-1: ")
                      .contains("\\x1b[2Jevil\\tx")
                      .doesNotContain("\u001b")
                      .hasSizeLessThan(400));
    }
  }

  @Test
  void neitherSecretsNorCodesAreLogged() throws Exception {
    try (FleetRig rig = FleetRig.secure(dir, EnrolmentMode.LISTED, ClientAuth.NONE)) {
      TotpSecret secret = rig.enrolments().enrol("edge-1");
      String code = Totp.code(secret, rig.clock.instant());
      try (TestNode node = rig.connectTls()) {
        node.register(TestNode.registration(7, "edge-1", null, TestNode.CAPABILITIES));
      }
      for (String shown : List.of(code, code, "135790")) {
        try (TestNode node = rig.connectTls()) {
          node.register(TestNode.registration(7, "edge-1", shown, TestNode.CAPABILITIES));
        }
      }
      Eventually.until("all are judged", () -> rig.count("refused_code_wrong") == 1);
      assertThat(lines(Level.DEBUG)).anyMatch(line -> line.contains("was used before"));
      assertThat(lines(Level.DEBUG))
          .noneMatch(
              line ->
                  line.contains(secret.base32()) || line.contains(code) || line.contains("135790"));
    }
  }
}

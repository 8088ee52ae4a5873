package io.honeybee.node.oldmanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The old manager has to be as strict as those in the field, or it proves nothing. */
class StrictOldManagerTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String REGISTRATION =
      "{\"NodeRegistration\":{\"node_id\":18446744073709551615,\"node_name\":\"edge\","
          + "\"address\":\"0.0.0.0\",\"port\":1,\"node_type\":\"Full\",\"totp_code\":\"000000\","
          + "\"capabilities\":[\"pot_event\"]}}";
  private static final String RUNNING =
      "{\"NodeStatusUpdate\":{\"node_id\":18446744073709551615,\"status\":\"Running\",\"x\":1}}";

  private StrictOldManager manager;
  private Socket node;

  @BeforeEach
  void start() throws IOException {
    manager = StrictOldManager.start();
    node = new Socket(InetAddress.getLoopbackAddress(), manager.address().getPort());
    node.setSoTimeout((int) LIMIT.toMillis());
  }

  @AfterEach
  void stop() throws IOException {
    node.close();
    manager.close();
  }

  @Test
  void registersWithoutCapabilitiesAndIgnoresUnknownFields() throws Exception {
    register();
    write(envelope(RUNNING) + "\n");
    assertThat(manager.await(LIMIT, m -> m.heard().size() == 2)).isTrue();
    assertThat(manager.heard())
        .extracting(Heard::name)
        .containsExactly("NodeRegistration", "NodeStatusUpdate");
    assertThat(manager.refused()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"NodeEvent\":\"Started\"}",
        "{\"NodeEvent\":\"Stopped\"}",
        "{\"NodeEvent\":{\"Alarm\":{\"description\":\"d\"}}}",
        "{\"NodeEvent\":{\"Error\":{\"message\":\"m\",\"more\":1}}}",
        "\"NodeDrop\"",
        "{\"PotStatusUpdate\":{\"node_id\":18446744073709551615,\"pot_id\":\"a\",\"pot_type\":\"b\","
            + "\"status\":\"Failed\",\"message\":null}}"
      })
  void acceptsWhatItKnows(String message) throws Exception {
    register();
    write(envelope(message) + "\n");
    assertThat(manager.await(LIMIT, m -> m.heard().size() == 2)).isTrue();
    assertThat(manager.hasNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"PotEvent\":{\"node_id\":7,\"pot_id\":\"a\",\"pot_type\":\"b\",\"event_type\":\"c\","
            + "\"timestamp\":\"2026-01-15T10:30:00Z\",\"data\":{}}}",
        "{\"EventAck\":{\"node_id\":7,\"up_to\":42}}",
        "{\"CommandResult\":{\"node_id\":7,\"command_id\":\"1\",\"ok\":true}}",
        "{\"NodeGossip\":{}}",
        "{\"NodeEvent\":{\"type\":\"Started\"}}",
        "{\"NodeEvent\":{\"type\":\"Alarm\",\"description\":\"d\"}}",
        "{\"NodeEvent\":\"Alarm\"}",
        "{\"NodeEvent\":{\"Alarm\":{\"message\":\"d\"}}}",
        "{\"NodeDrop\":{}}",
        "{\"NodeEvent\":\"Started\",\"NodeDrop\":null}",
        "{\"NodeStatusUpdate\":{\"node_id\":18446744073709551615,\"status\":\"Fine\"}}",
        "{\"NodeStatusUpdate\":{\"node_id\":18446744073709551616,\"status\":\"Running\"}}",
        "{\"NodeStatusUpdate\":{\"node_id\":-1,\"status\":\"Running\"}}",
        "{\"NodeStatusUpdate\":{\"node_id\":7,\"status\":\"Running\"}}",
        "{\"PotStatusUpdate\":{\"node_id\":18446744073709551615,\"pot_id\":\"a\",\"pot_type\":\"\","
            + "\"status\":\"\",\"message\":\"m\"}}",
        "{\"NodeEvent\":{\"Error\":{\"message\":\"\\ud800\"}}}",
        "{\"NodeEvent\":{\"Error\":{\"message\":\"a\",\"message\":\"b\"}}}"
      })
  void whatItDoesNotKnowCostsTheConnection(String message) throws Exception {
    register();
    write(envelope(message) + "\n");
    assertClosed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\n", "{", "hello\n", "[]\n", "{\"version\":3,\"message\":\"NodeDrop\"}\n"})
  void whatIsNoEnvelopeCostsTheConnection(String text) throws Exception {
    register();
    write(text);
    assertClosed();
  }

  @Test
  void twoEnvelopesInOneReadCostTheConnection() throws Exception {
    register();
    write(envelope(RUNNING) + "\n" + envelope(RUNNING) + "\n");
    assertClosed();
  }

  @Test
  void moreThanOneReadCostsTheConnection() throws Exception {
    register();
    String overhead = envelope("{\"NodeEvent\":{\"Error\":{\"message\":\"\"}}}");
    String fits =
        "{\"NodeEvent\":{\"Error\":{\"message\":\"" + "e".repeat(4_095 - overhead.length());
    write(envelope(fits + "\"}}}") + "\n");
    assertThat(manager.await(LIMIT, m -> m.heard().size() == 2)).isTrue();
    write(envelope(fits + "e\"}}}") + "\n");
    assertClosed();
  }

  @Test
  void aMessageBeforeTheRegistrationCostsTheConnection() throws Exception {
    write(envelope(RUNNING));
    assertClosed();
  }

  @Test
  void aSecondRegistrationCostsTheConnection() throws Exception {
    register();
    write(envelope(REGISTRATION));
    assertClosed();
  }

  @Test
  void aRejectedNodeIsToldWhyAndClosed() throws Exception {
    manager.rejectRegistrations("no room");
    write(envelope(REGISTRATION));
    assertThat(new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("\"accepted\":false", "no room");
    assertThat(manager.hasNode()).isFalse();
  }

  @Test
  void sendsCommandsInTheFormsItKnows() throws Exception {
    register();
    List<String> commands = List.of("\"Status\"", "\"stop\"", "{\"StopPot\":\"ssh-1\"}");
    for (String command : commands) {
      manager.command(command);
      String expected =
          envelope(
              "{\"NodeCommand\":{\"node_id\":18446744073709551615,\"command\":" + command + "}}");
      assertThat(read(expected.length())).isEqualTo(expected);
    }
    manager.broadcast("\"Restart\"");
    String expected = envelope("{\"NodeCommand\":{\"node_id\":0,\"command\":\"Restart\"}}");
    assertThat(read(expected.length())).isEqualTo(expected);
  }

  private void register() throws Exception {
    write(envelope(REGISTRATION) + "\n");
    String expected =
        envelope(
            "{\"RegistrationAck\":{\"node_id\":18446744073709551615,\"accepted\":true,"
                + "\"message\":\"Registration successful\"}}");
    assertThat(read(expected.length())).isEqualTo(expected);
    assertThat(manager.await(LIMIT, m -> m.heard().size() == 1 && m.hasNode())).isTrue();
  }

  private void assertClosed() throws Exception {
    assertThat(manager.await(LIMIT, m -> m.refused().size() == 1)).isTrue();
    try {
      assertThat(node.getInputStream().read()).isEqualTo(-1);
    } catch (SocketException e) {
      // Closed with something unread is a reset, and an end as well.
      assertThat(e).hasMessageContaining("reset");
    }
    assertThat(manager.await(LIMIT, m -> !m.hasNode())).isTrue();
  }

  private void write(String text) throws IOException {
    node.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private String read(int bytes) throws IOException {
    return new String(node.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
  }

  private static String envelope(String message) {
    return "{\"version\":2,\"message\":" + message + "}";
  }
}

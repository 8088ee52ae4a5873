package io.honeybee.node.link;

import io.honeybee.node.identity.NodeSettings;
import io.honeybee.protocol.Capability;
import io.honeybee.protocol.ManagerDialect;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeRegistration;
import io.honeybee.protocol.RegistrationAck;
import io.honeybee.protocol.WireCodec;
import io.honeybee.runtime.text.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Introduces this node to the manager. Thread rule: used by one thread. */
final class Registrar {
  private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);
  private static final int MAX_REASON_CHARS = 500;

  private final NodeSettings node;
  private final NodeId id;
  private final TotpCodes codes;
  private final WireCodec codec;
  private final Duration ackTimeout;

  Registrar(NodeSettings node, NodeId id, TotpCodes codes, WireCodec codec, Duration ackTimeout) {
    this.node = node;
    this.id = id;
    this.codes = codes;
    this.codec = codec;
    this.ackTimeout = ackTimeout;
  }

  /**
   * Registers and waits for the answer.
   *
   * @throws RegistrationRefused when the manager says no
   * @throws IOException when there is no answer to work with; one sentence for the operator
   */
  Admission register(Connection connection) throws IOException {
    MessageStream messages = new MessageStream(connection.socket().getInputStream(), codec);
    RegistrationAck ack;
    try (TimeLimit limit = new TimeLimit(ackTimeout, connection.raw())) {
      try {
        introduce(connection.socket().getOutputStream());
        ack = awaitAck(messages);
      } catch (IOException e) {
        throw limit.exceeded() ? noAnswer(e) : e;
      }
    }
    if (!ack.accepted()) {
      throw new RegistrationRefused(reason(ack));
    }
    if (ack.totpKey() != null) {
      codes.keep(ack.totpKey(), connection);
    }
    List<String> announced = ack.capabilities();
    return new Admission(announced == null ? Set.of() : Capability.fromWire(announced), messages);
  }

  private void introduce(OutputStream output) throws IOException {
    @Nullable String code = codes.next().orElse(null);
    NodeRegistration registration =
        new NodeRegistration(
            id,
            node.name(),
            node.address(),
            node.port(),
            node.type(),
            code,
            Capability.allWireNames());
    output.write(ManagerDialect.beforeAgreement(codec).line(registration).orElseThrow());
    output.flush();
  }

  private static RegistrationAck awaitAck(MessageStream messages) throws IOException {
    while (true) {
      switch (messages.next()) {
        case MessageStream.Said.Understood(RegistrationAck ack) -> {
          return ack;
        }
        case MessageStream.Said.Understood(var message) ->
            LOG.warn(
                "The manager sent {} before it answered the registration; it was ignored",
                message.getClass().getSimpleName());
        case MessageStream.Said.Broken(String reason) ->
            LOG.warn("A message of the manager cannot be understood: {}", reason);
      }
    }
  }

  private IOException noAnswer(IOException cause) {
    return new IOException(
        "the manager did not answer the registration within "
            + ackTimeout.toSeconds()
            + " s; check that server.address is a HoneyBee manager's port for nodes",
        cause);
  }

  static String reason(RegistrationAck ack) {
    String reason = ack.message();
    return reason == null || reason.isBlank()
        ? "it gave no reason"
        : Printable.escape(reason, MAX_REASON_CHARS);
  }
}

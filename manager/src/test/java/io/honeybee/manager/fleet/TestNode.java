package io.honeybee.manager.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.protocol.Capability;
import io.honeybee.protocol.Decoded;
import io.honeybee.protocol.Frame;
import io.honeybee.protocol.FrameReader;
import io.honeybee.protocol.ManagerMessage;
import io.honeybee.protocol.Message;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeRegistration;
import io.honeybee.protocol.NodeStatus;
import io.honeybee.protocol.NodeStatusUpdate;
import io.honeybee.protocol.NodeType;
import io.honeybee.protocol.RegistrationAck;
import io.honeybee.protocol.WireCodec;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The node's end of a connection. Used by one thread. */
final class TestNode implements AutoCloseable {
  static final List<String> CAPABILITIES = Capability.allWireNames();

  private final Socket socket;
  private final FrameReader frames;
  private final WireCodec codec = new WireCodec();

  TestNode(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(10_000);
    this.frames = new FrameReader(socket.getInputStream(), FrameReader.LARGEST_MAX_BYTES);
  }

  static NodeRegistration registration(
      long id, String name, @Nullable String code, @Nullable List<String> capabilities) {
    return new NodeRegistration(
        new NodeId(id), name, "192.0.2.7", 8080, NodeType.FULL, code, capabilities);
  }

  TestNode send(Message message) throws IOException {
    return raw(new String(codec.encode(message), StandardCharsets.UTF_8) + "\n");
  }

  TestNode raw(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    return this;
  }

  /** Sends what is in the message's place of an envelope. */
  TestNode message(String json) throws IOException {
    return raw("{\"version\":2,\"message\":" + json + "}\n");
  }

  /** Registers with all capabilities and is let in. */
  TestNode registered(long id, String name) throws IOException {
    assertThat(register(registration(id, name, null, CAPABILITIES)).accepted()).isTrue();
    return this;
  }

  RegistrationAck register(NodeRegistration registration) throws IOException {
    send(registration);
    return ack();
  }

  RegistrationAck ack() throws IOException {
    return (RegistrationAck) next();
  }

  String refusal() throws IOException {
    RegistrationAck ack = ack();
    assertThat(ack.accepted()).isFalse();
    assertThat(ack.totpKey()).isNull();
    return String.valueOf(ack.message());
  }

  TestNode heartbeat(long id) throws IOException {
    return send(new NodeStatusUpdate(new NodeId(id), NodeStatus.RUNNING, null));
  }

  ManagerMessage next() throws IOException {
    return (ManagerMessage)
        ((Decoded.Ok) codec.decode(nextText().getBytes(StandardCharsets.UTF_8))).message();
  }

  /** The next envelope as it stands on the wire. */
  String nextText() throws IOException {
    Frame frame = frames.next();
    assertThat(frame).isInstanceOf(Frame.Text.class);
    return new String(((Frame.Text) frame).bytes(), StandardCharsets.UTF_8);
  }

  /** Reads to the end of the connection, however it ends. */
  void assertClosed() {
    try {
      Frame frame = frames.next();
      // A TLS port says its goodbye in TLS.
      if (frame instanceof Frame.Garbage) {
        frame = frames.next();
      }
      assertThat(frame).isEqualTo(new Frame.End());
    } catch (java.net.SocketTimeoutException e) {
      throw new AssertionError("the connection is still open", e);
    } catch (IOException reset) {
      assertThat(reset).hasMessageMatching("(?i).*(reset|broken pipe|closed|abort).*");
    }
  }

  void closeOutput() throws IOException {
    socket.shutdownOutput();
  }

  Socket socket() {
    return socket;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

package io.honeybee.pot;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;

/** A socket that sends datagrams to a pot and awaits its answers. */
public final class RawUdpClient implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int MAX_BYTES = 65_507;

  private final DatagramSocket socket;

  public RawUdpClient(int port) throws IOException {
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout(TIMEOUT_MILLIS);
  }

  public void send(byte[] bytes) throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length));
  }

  /** Waits for an answer. */
  public byte[] receive() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[MAX_BYTES], MAX_BYTES);
    socket.receive(packet);
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }

  /** Sends a request and waits for its answer, which must not be longer. */
  public byte[] ask(byte[] request) throws IOException {
    send(request);
    byte[] answer = receive();
    if (answer.length > request.length) {
      throw new AssertionError(answer.length + " bytes in answer to " + request.length);
    }
    return answer;
  }

  /** An answer that is here already; used once something else shows that there is no more. */
  public Optional<byte[]> poll() throws IOException {
    socket.setSoTimeout(1);
    try {
      return Optional.of(receive());
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    } finally {
      socket.setSoTimeout(TIMEOUT_MILLIS);
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}

package io.honeybee.runtime.net;

import io.honeybee.runtime.lifecycle.Service;
import io.honeybee.runtime.text.LogRation;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A UDP listener: one virtual thread a socket, within {@link UdpLimits}.
 *
 * <p>Whoever answers strangers by UDP can be made to attack others, who are named as the forged
 * source. Therefore the server itself, whatever its handler wants, sends at most one answer for a
 * request, never one that is longer than the request, never more a second to one source than the
 * limit, and none to addresses and ports that {@link AnswerRule} refuses. What it does not send is
 * counted.
 *
 * <p>Thread rule: all methods may be called from any thread.
 */
public final class UdpServer implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(UdpServer.class);
  private static final int FAULTS_A_MINUTE = 10;
  private static final Duration FAILURE_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(3);

  /** A fault that strangers can bring about, they bring about as often as they like. */
  private final LogRation faults =
      new LogRation(FAULTS_A_MINUTE, Duration.ofMinutes(1), InstantSource.system());

  private final String name;
  private final List<InetSocketAddress> bindAddresses;
  private final UdpLimits limits;
  private final DatagramHandler handler;
  private final ConnectionRate requests;
  private final ConnectionRate answers;
  private final LongAdder received = new LongAdder();
  private final LongAdder overRate = new LongAdder();
  private final LongAdder answered = new LongAdder();
  private final LongAdder withheld = new LongAdder();
  private volatile List<DatagramSocket> sockets = List.of();
  private volatile AnswerRule rule = new AnswerRule(Set.of());
  private List<Thread> receivers = List.of();

  /**
   * @param name for logs and thread names
   * @param bindAddresses where to listen, at least one place; all share the limits
   */
  public UdpServer(
      String name,
      List<InetSocketAddress> bindAddresses,
      UdpLimits limits,
      DatagramHandler handler) {
    if (bindAddresses.isEmpty()) {
      throw new IllegalArgumentException(name + " has no address to listen on");
    }
    this.name = name;
    this.bindAddresses = List.copyOf(bindAddresses);
    this.limits = limits;
    this.handler = handler;
    this.requests =
        new ConnectionRate(
            limits.requestsPerSecond(), limits.requestsPerSecondPerSource(), System::nanoTime);
    this.answers =
        new ConnectionRate(
            limits.requestsPerSecond(), limits.answersPerSecondPerSource(), System::nanoTime);
  }

  @Override
  public String name() {
    return name;
  }

  /** Binds all addresses, or none and fails. */
  @Override
  public synchronized void start() throws IOException {
    if (!sockets.isEmpty()) {
      throw new IllegalStateException(name + " is already started");
    }
    List<DatagramSocket> bound = new ArrayList<>();
    try {
      for (InetSocketAddress address : bindAddresses) {
        bound.add(bind(address));
      }
    } catch (IOException e) {
      bound.forEach(DatagramSocket::close);
      throw e;
    }
    rule =
        new AnswerRule(
            bound.stream().map(DatagramSocket::getLocalPort).collect(Collectors.toSet()));
    sockets = List.copyOf(bound);
    receivers =
        bound.stream()
            .map(s -> Thread.ofVirtual().name(name + " receive").start(() -> receiveLoop(s)))
            .toList();
  }

  private DatagramSocket bind(InetSocketAddress address) throws IOException {
    DatagramSocket socket = new DatagramSocket(null);
    try {
      // Java would set it; without it the system itself refuses to send to broadcast addresses.
      socket.setOption(StandardSocketOptions.SO_BROADCAST, false);
      socket.bind(address);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw BindFailure.explain(name, address, e);
    }
  }

  /** All bound addresses, in the order in which they were given. */
  public List<InetSocketAddress> addresses() {
    List<DatagramSocket> bound = sockets;
    if (bound.isEmpty()) {
      throw new IllegalStateException(name + " is not started");
    }
    return bound.stream().map(s -> (InetSocketAddress) s.getLocalSocketAddress()).toList();
  }

  /** Datagrams received so far, those over a limit among them. */
  public long receivedDatagrams() {
    return received.sum();
  }

  /** Datagrams that came too fast to be looked at. */
  public long datagramsOverRate() {
    return overRate.sum();
  }

  /** Answers sent so far. */
  public long sentAnswers() {
    return answered.sum();
  }

  /** Answers that were not sent: too long, too many, to somebody who must get none, or failed. */
  public long withheldAnswers() {
    return withheld.sum();
  }

  private void receiveLoop(DatagramSocket socket) {
    InetSocketAddress local = (InetSocketAddress) socket.getLocalSocketAddress();
    // One byte more than is kept: so it shows that there was more.
    byte[] buffer = new byte[limits.maxDatagramBytes() + 1];
    boolean failing = false;
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        failing = false;
        take(socket, local, packet);
      } catch (IOException | RuntimeException e) {
        if (socket.isClosed()) {
          return;
        }
        if (!failing) {
          failing = true;
          LOG.warn("{} cannot receive: {}", name, e.toString());
        }
        Pause.of(FAILURE_PAUSE);
      }
    }
  }

  private void take(DatagramSocket socket, InetSocketAddress local, DatagramPacket packet) {
    received.increment();
    InetSocketAddress remote = (InetSocketAddress) packet.getSocketAddress();
    try {
      if (!requests.tryAcquire(remote.getAddress())) {
        overRate.increment();
        handler.excess(remote, local);
        return;
      }
      int length = packet.getLength();
      boolean cut = length > limits.maxDatagramBytes();
      byte[] data = Arrays.copyOf(packet.getData(), cut ? limits.maxDatagramBytes() : length);
      handler.handle(
          new Datagram(data, cut, remote, local, a -> send(socket, remote, data.length, a)));
    } catch (RuntimeException | Error e) {
      String source = remote.getAddress().getHostAddress();
      faults.log(remark -> LOG.error("{} failed while serving {}{}", name, source, remark, e));
    }
  }

  private boolean send(
      DatagramSocket socket, InetSocketAddress remote, int requestBytes, byte[] answer) {
    if (answer.length > requestBytes
        || !rule.allows(remote)
        || !answers.tryAcquire(remote.getAddress())) {
      withheld.increment();
      return false;
    }
    try {
      socket.send(new DatagramPacket(answer, answer.length, remote));
      answered.increment();
      return true;
    } catch (IOException | IllegalArgumentException e) {
      withheld.increment();
      LOG.debug("{} could not answer {}: {}", name, remote, e.toString());
      return false;
    }
  }

  /** Closes the sockets, and waits a moment for the handlers to return. */
  @Override
  public synchronized void stop() {
    List<DatagramSocket> bound = sockets;
    sockets = List.of();
    bound.forEach(DatagramSocket::close);
    try {
      for (Thread receiver : receivers) {
        if (!receiver.equals(Thread.currentThread()) && !receiver.join(LONGEST_STOP)) {
          LOG.warn("{}: a request is still being served; it is left behind", name);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    receivers = List.of();
  }
}

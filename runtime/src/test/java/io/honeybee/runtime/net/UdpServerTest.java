package io.honeybee.runtime.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class UdpServerTest {
  private static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final UdpLimits WIDE = new UdpLimits(1_000, 10_000, 10_000, 10_000);

  private final AtomicInteger excess = new AtomicInteger();

  @Test
  void anAnswerAsLongAsTheRequestArrives() throws Exception {
    UdpServer server = started(WIDE, datagram -> datagram.answer("pong".getBytes(US_ASCII)));
    try (DatagramSocket client = client(server)) {
      assertThat(ask(client, "ping")).isEqualTo("pong");
      assertThat(server.sentAnswers()).isEqualTo(1);
    } finally {
      server.stop();
    }
  }

  @Test
  void anAnswerLongerThanItsRequestIsWithheldAndCounted() throws Exception {
    UdpServer server =
        started(
            WIDE,
            datagram -> {
              boolean small = datagram.data().length == 1;
              assertThat(datagram.answer("12345".getBytes(US_ASCII))).isEqualTo(!small);
            });
    try (DatagramSocket client = client(server)) {
      send(client, "1");
      assertThat(ask(client, "54321")).isEqualTo("12345");
      assertThat(server.withheldAnswers()).isEqualTo(1);
    } finally {
      server.stop();
    }
  }

  @Test
  void oneRequestNeverGetsTwoAnswers() throws Exception {
    BlockingQueue<Boolean> sent = new LinkedBlockingQueue<>();
    UdpServer server =
        started(
            WIDE,
            datagram -> {
              sent.add(datagram.answer(new byte[1]));
              sent.add(datagram.answer(new byte[1]));
            });
    try (DatagramSocket client = client(server)) {
      send(client, "1");
      assertThat(sent.poll(10, TimeUnit.SECONDS)).isTrue();
      assertThat(sent.poll(10, TimeUnit.SECONDS)).isFalse();
      assertThat(server.sentAnswers()).isEqualTo(1);
    } finally {
      server.stop();
    }
  }

  @Test
  void aSourceThatGotEnoughAnswersGetsNoMore() throws Exception {
    UdpServer server = started(new UdpLimits(1_000, 10_000, 10_000, 1), d -> d.answer(new byte[1]));
    try (DatagramSocket client = client(server)) {
      for (int i = 0; i < 50; i++) {
        send(client, "1");
      }
      await(() -> server.sentAnswers() + server.withheldAnswers() == 50);
      // One a second, and two seconds' worth to begin with; a slow machine may take another second.
      assertThat(server.sentAnswers()).isBetween(2L, 10L);
    } finally {
      server.stop();
    }
  }

  @Test
  void whatComesTooFastIsCountedAndNotHandled() throws Exception {
    AtomicInteger handled = new AtomicInteger();
    UdpServer server = started(new UdpLimits(1_000, 10_000, 1, 1), d -> handled.incrementAndGet());
    try (DatagramSocket client = client(server)) {
      for (int i = 0; i < 50; i++) {
        send(client, "1");
      }
      await(() -> server.receivedDatagrams() == 50);
      await(() -> handled.get() + excess.get() == 50);
      assertThat(excess.get()).isGreaterThan(35).isEqualTo((int) server.datagramsOverRate());
    } finally {
      server.stop();
    }
  }

  @Test
  void aLongDatagramIsCutAndSaysSo() throws Exception {
    BlockingQueue<Datagram> seen = new LinkedBlockingQueue<>();
    UdpServer server = started(new UdpLimits(10, 100, 100, 100), seen::add);
    try (DatagramSocket client = client(server)) {
      send(client, "x".repeat(60_000));
      send(client, "0123456789");
      assertThat(seen.poll(10, TimeUnit.SECONDS))
          .satisfies(d -> assertThat(d.data()).hasSize(10))
          .matches(Datagram::isCut);
      assertThat(seen.poll(10, TimeUnit.SECONDS))
          .satisfies(d -> assertThat(d.data()).hasSize(10))
          .matches(d -> !d.isCut());
    } finally {
      server.stop();
    }
  }

  @Test
  void aHandlerThatFailsEndsNothing() throws Exception {
    UdpServer server =
        started(
            WIDE,
            datagram -> {
              if (datagram.data()[0] == 'x') {
                throw new IllegalStateException("as a bug would");
              }
              datagram.answer(datagram.data());
            });
    try (DatagramSocket client = client(server)) {
      send(client, "x");
      assertThat(ask(client, "y")).isEqualTo("y");
    } finally {
      server.stop();
    }
  }

  @Test
  void severalAddressesOfBothFamiliesAreServed() throws Exception {
    UdpServer server =
        new UdpServer(
            "test",
            List.of(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0),
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0),
                new InetSocketAddress(InetAddress.ofLiteral("::1"), 0)),
            WIDE,
            handler(datagram -> datagram.answer(datagram.data())));
    server.start();
    try {
      for (InetSocketAddress address : server.addresses()) {
        try (DatagramSocket client = new DatagramSocket()) {
          client.setSoTimeout(10_000);
          client.connect(address);
          assertThat(ask(client, "hello")).isEqualTo("hello");
        }
      }
    } finally {
      server.stop();
    }
    assertThatThrownBy(server::addresses).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aTakenPortIsExplainedAndTheOthersAreGivenBack() throws Exception {
    try (DatagramSocket taken = new DatagramSocket(LOOPBACK)) {
      UdpServer server =
          new UdpServer(
              "test",
              List.of(LOOPBACK, (InetSocketAddress) taken.getLocalSocketAddress()),
              WIDE,
              handler(datagram -> {}));
      assertThatThrownBy(server::start).hasMessageContaining("the port is in use");
      assertThatThrownBy(server::addresses).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void itStartsAgainAfterAStop() throws Exception {
    UdpServer server = started(WIDE, datagram -> datagram.answer(datagram.data()));
    server.stop();
    server.start();
    try (DatagramSocket client = client(server)) {
      assertThat(ask(client, "again")).isEqualTo("again");
    } finally {
      server.stop();
    }
  }

  @Test
  void nobodyWhoCouldBeHarmedIsAnswered() throws Exception {
    AnswerRule rule = new AnswerRule(Set.of(1161));
    for (String address :
        List.of("255.255.255.255", "224.0.0.1", "239.1.2.3", "0.0.0.0", "240.1.1.1", "ff02::1")) {
      assertThat(rule.allows(new InetSocketAddress(address, 5_000))).as(address).isFalse();
    }
    for (int port : List.of(0, 7, 13, 17, 19)) {
      assertThat(rule.allows(new InetSocketAddress("192.0.2.1", port))).as("%d", port).isFalse();
    }
    assertThat(rule.allows(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 1161)))
        .as("ourselves")
        .isFalse();
    assertThat(rule.allows(new InetSocketAddress("192.0.2.1", 1161))).isTrue();
    assertThat(rule.allows(new InetSocketAddress("192.0.2.1", 5_000))).isTrue();
    assertThat(rule.allows(new InetSocketAddress("2001:db8::1", 123))).isTrue();
  }

  private UdpServer started(UdpLimits limits, Consumer<Datagram> work) throws IOException {
    UdpServer server = new UdpServer("test", List.of(LOOPBACK), limits, handler(work));
    server.start();
    return server;
  }

  private DatagramHandler handler(Consumer<Datagram> work) {
    return new DatagramHandler() {
      @Override
      public void handle(Datagram datagram) {
        work.accept(datagram);
      }

      @Override
      public void excess(InetSocketAddress source, InetSocketAddress local) {
        excess.incrementAndGet();
      }
    };
  }

  private static DatagramSocket client(UdpServer server) throws IOException {
    DatagramSocket client = new DatagramSocket(LOOPBACK);
    client.setSoTimeout(10_000);
    client.connect(server.addresses().getFirst());
    return client;
  }

  private static void send(DatagramSocket client, String text) throws IOException {
    client.send(new DatagramPacket(text.getBytes(US_ASCII), text.length()));
  }

  private static String ask(DatagramSocket client, String text) throws IOException {
    send(client, text);
    DatagramPacket answer = new DatagramPacket(new byte[2_000], 2_000);
    try {
      client.receive(answer);
    } catch (SocketTimeoutException e) {
      throw new AssertionError("no answer to " + text, e);
    }
    return new String(answer.getData(), 0, answer.getLength(), US_ASCII);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(5);
    }
  }
}

package io.honeybee.pot.mqtt;

import io.honeybee.capture.Capture;
import io.honeybee.capture.Captured;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.TcpSession;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Speaks with one client as Mosquitto 2.0.11 was seen to do: most broken packets end the connection
 * without a word.
 *
 * <p>Thread rule: the connection's own thread. Memory: one packet of at most {@value
 * #MAX_PACKET_BYTES} bytes, and {@value #MAX_SUBSCRIPTIONS} subscriptions; of a message only the
 * first {@value #HEAD_BYTES} bytes.
 */
final class MqttSession {
  private static final int MAX_PACKET_BYTES = 65_536;
  private static final int MAX_SUBSCRIPTIONS = 100;
  private static final int MAX_FILTER_CHARS = 1_024;
  private static final int MAX_FILTERS_A_PACKET = 1_000;
  private static final int MAX_PACKETS = 20_000;
  private static final int HEAD_BYTES = EventFields.MAX_FIELD_BYTES;
  private static final int PIECE = 8_192;
  private static final int NOT_AUTHORIZED_5 = 0x87;
  private static final int BAD_METHOD_5 = 0x8C;
  private static final int NOT_AUTHORIZED = 5;
  private static final int BAD_IDENTIFIER = 2;
  private static final int BAD_VERSION = 1;
  private static final int NO_SUBSCRIBERS_5 = 0x10;
  private static final int NO_SUBSCRIPTION_5 = 0x11;
  private static final int PACKET_ID_NOT_FOUND_5 = 0x92;

  private final MqttBroker broker;
  private final TcpSession session;
  private final MqttEvents events;
  private final Set<String> subscriptions = new LinkedHashSet<>();
  private final Set<Integer> unreleased = new LinkedHashSet<>();
  private boolean five;

  MqttSession(MqttBroker broker, TcpSession session) {
    this.broker = broker;
    this.session = session;
    this.events = new MqttEvents(session.events());
  }

  void run() throws IOException {
    try {
      PacketHeader first = PacketHeader.read(session.in());
      if (first == null
          || first.type() != PacketHeader.CONNECT
          || first.flags() != 0
          || !connect(ConnectPacket.read(body(first)))) {
        return;
      }
      PacketHeader header = PacketHeader.read(session.in());
      for (int i = 0; header != null && i < MAX_PACKETS && serve(header); i++) {
        header = PacketHeader.read(session.in());
      }
    } catch (MalformedPacket e) {
      if (five && e.hasReason()) {
        session.send(Packets.of(PacketHeader.DISCONNECT, e.reason()));
      }
    }
  }

  private PacketBody body(PacketHeader header) throws IOException {
    return new PacketBody(session.in().exactly(header.remaining(), MAX_PACKET_BYTES));
  }

  private boolean connect(ConnectPacket connect) throws IOException {
    events.connected(connect);
    five = connect.isVersion5();
    if (!connect.isSupported()) {
      session.send(Packets.of(PacketHeader.CONNACK, 0, BAD_VERSION));
      return false;
    }
    boolean unnamed = connect.clientId().isEmpty();
    if (unnamed && !five && !connect.cleanStart()) {
      session.send(Packets.of(PacketHeader.CONNACK, 0, BAD_IDENTIFIER));
      return false;
    }
    boolean admitted = admits(connect);
    if (connect.extended()) {
      session.send(Packets.of(PacketHeader.CONNACK, 0, BAD_METHOD_5, 0));
      return false;
    }
    if (!admitted) {
      session.send(
          five
              ? Packets.of(PacketHeader.CONNACK, 0, NOT_AUTHORIZED_5, 0)
              : Packets.of(PacketHeader.CONNACK, 0, NOT_AUTHORIZED));
      return false;
    }
    if (connect.keepAlive() > 0) {
      Duration patience = Duration.ofMillis(connect.keepAlive() * 1_500L);
      Duration most = session.context().limits().maxIdle();
      session.readTimeout(patience.compareTo(most) < 0 ? patience : most);
    }
    session.send(five ? accepted5(unnamed) : Packets.of(PacketHeader.CONNACK, 0, 0));
    return true;
  }

  private boolean admits(ConnectPacket connect) {
    String user = connect.user();
    String password = connect.password();
    if (user == null && password == null) {
      return broker.isAnonymous();
    }
    return broker
        .desk()
        .attempt(
            session.events(),
            session.source(),
            MqttEvents.latin1(user == null ? "" : user),
            MqttEvents.latin1(password == null ? "" : password),
            new EventFields());
  }

  /** Topic alias maximum 10, an assigned client identifier, receive maximum 20. */
  private byte[] accepted5(boolean unnamed) {
    ByteArrayOutputStream properties = new ByteArrayOutputStream();
    properties.writeBytes(new byte[] {0x22, 0, 10});
    if (unnamed) {
      long high = broker.context().random().nextLong();
      long low = broker.context().random().nextLong();
      String id =
          "auto-%08X-%04X-%04X-%04X-%012X"
              .formatted(
                  high >>> 32,
                  high >>> 16 & 0xFFFF,
                  high & 0xFFFF,
                  low >>> 48,
                  low & 0xFFFF_FFFF_FFFFL);
      properties.writeBytes(new byte[] {0x12, 0, (byte) id.length()});
      properties.writeBytes(id.getBytes(StandardCharsets.US_ASCII));
    }
    properties.writeBytes(new byte[] {0x21, 0, 20});
    byte[] list = properties.toByteArray();
    byte[] body = new byte[list.length + 3];
    body[2] = (byte) list.length;
    System.arraycopy(list, 0, body, 3, list.length);
    return Packets.of(PacketHeader.CONNACK, 0, body);
  }

  /** Whether the session goes on. */
  private boolean serve(PacketHeader header) throws IOException, MalformedPacket {
    int type = header.type();
    if (type == PacketHeader.PUBLISH) {
      publish(header);
      return true;
    }
    boolean marked =
        type == PacketHeader.PUBREL
            || type == PacketHeader.SUBSCRIBE
            || type == PacketHeader.UNSUBSCRIBE;
    if (header.flags() != (marked ? 2 : 0)) {
      throw new MalformedPacket("the flags are reserved");
    }
    PacketBody body = body(header);
    switch (type) {
      case PacketHeader.SUBSCRIBE -> subscribe(body);
      case PacketHeader.UNSUBSCRIBE -> unsubscribe(body);
      case PacketHeader.PUBREL -> {
        int id = body.number();
        session.send(
            five
                ? Packets.of(
                    PacketHeader.PUBCOMP,
                    id >> 8,
                    id,
                    unreleased.remove(id) ? 0 : PACKET_ID_NOT_FOUND_5)
                : Packets.of(PacketHeader.PUBCOMP, id >> 8, id));
      }
      case PacketHeader.PUBACK, PacketHeader.PUBREC, PacketHeader.PUBCOMP -> body.number();
      case PacketHeader.PINGREQ -> session.send(Packets.of(PacketHeader.PINGRESP));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void subscribe(PacketBody body) throws IOException, MalformedPacket {
    int id = body.number();
    if (five) {
      body.properties(-1);
    }
    List<String> filters = new ArrayList<>();
    ByteArrayOutputStream granted = new ByteArrayOutputStream();
    granted.write(id >> 8);
    granted.write(id);
    if (five) {
      granted.write(0);
    }
    while (body.left() > 0) {
      String filter = body.text();
      int options = body.octet();
      int qos = options & 3;
      if (id == 0
          || !Topics.isFilter(filter)
          || qos == 3
          || (!five && options > 2)
          || filters.size() == MAX_FILTERS_A_PACKET) {
        throw new MalformedPacket("a subscription is none");
      }
      filters.add(filter);
      granted.write(qos);
    }
    if (filters.isEmpty()) {
      throw new MalformedPacket("a subscription names no topic");
    }
    events.subscribed(filters);
    session.send(Packets.of(PacketHeader.SUBACK, 0, granted.toByteArray()));
    Set<String> added = new LinkedHashSet<>();
    for (String filter : filters) {
      if (subscriptions.size() < MAX_SUBSCRIPTIONS && filter.length() <= MAX_FILTER_CHARS) {
        subscriptions.add(filter);
        added.add(filter);
      }
    }
    deliverRetained(added);
  }

  /** What several filters want is sent once only, so that no packet asks for a flood. */
  private void deliverRetained(Set<String> filters) throws IOException {
    for (Map.Entry<String, String> message : broker.retained().entrySet()) {
      if (filters.stream().anyMatch(filter -> Topics.matches(filter, message.getKey()))) {
        byte[] payload = message.getValue().getBytes(StandardCharsets.UTF_8);
        session.send(Packets.publish(message.getKey(), payload, true, five));
      }
    }
  }

  private void unsubscribe(PacketBody body) throws IOException, MalformedPacket {
    int id = body.number();
    if (five) {
      body.properties(-1);
    }
    List<String> filters = new ArrayList<>();
    ByteArrayOutputStream reasons = new ByteArrayOutputStream();
    reasons.write(id >> 8);
    reasons.write(id);
    if (five) {
      reasons.write(0);
    }
    while (body.left() > 0) {
      String filter = body.text();
      if (!Topics.isFilter(filter) || filters.size() == MAX_FILTERS_A_PACKET) {
        throw new MalformedPacket("a subscription is none");
      }
      filters.add(filter);
      boolean there = subscriptions.remove(filter);
      if (five) {
        reasons.write(there ? 0 : NO_SUBSCRIPTION_5);
      }
    }
    if (filters.isEmpty() || id == 0) {
      throw new MalformedPacket("a subscription names no topic");
    }
    events.unsubscribed(filters);
    session.send(Packets.of(PacketHeader.UNSUBACK, 0, reasons.toByteArray()));
  }

  private void publish(PacketHeader header) throws IOException, MalformedPacket {
    PublishPacket packet = PublishPacket.read(session.in(), header, five);
    int size = packet.payloadBytes();
    byte[] head = session.in().exactly(Math.min(size, HEAD_BYTES), HEAD_BYTES);
    Captured whole = size > HEAD_BYTES ? capture(head, size) : null;
    events.published(packet.topic(), packet.qos(), packet.retained(), head, size, whole);
    boolean wanted = subscriptions.stream().anyMatch(f -> Topics.matches(f, packet.topic()));
    acknowledge(packet.qos(), packet.id(), wanted);
    if (wanted && whole == null) {
      session.send(Packets.publish(packet.topic(), head, false, five));
    }
  }

  private void acknowledge(int qos, int id, boolean wanted) throws IOException {
    if (qos == 0) {
      return;
    }
    int type = qos == 1 ? PacketHeader.PUBACK : PacketHeader.PUBREC;
    if (qos == 2 && unreleased.size() < MAX_SUBSCRIPTIONS) {
      unreleased.add(id);
    }
    session.send(
        five && !wanted && qos == 1
            ? Packets.of(type, id >> 8, id, NO_SUBSCRIBERS_5)
            : Packets.of(type, id >> 8, id));
  }

  private Captured capture(byte[] head, int size) throws IOException {
    try (Capture capture = session.context().captures().begin(session.source())) {
      capture.write(head);
      int left = size - head.length;
      while (left > 0) {
        byte[] piece = session.in().next(Math.min(left, PIECE));
        if (piece.length == 0) {
          throw new EOFException("the peer closed " + left + " bytes early");
        }
        capture.write(piece);
        left -= piece.length;
      }
      return capture.finish();
    }
  }
}

package io.honeybee.pot.mqtt;

import io.honeybee.pot.WireInput;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * A PUBLISH up to its payload (MQTT 3.1.1 section 3.3, MQTT 5 section 3.3), which may be too long
 * to hold and is left to be read.
 *
 * @param topic where to
 * @param qos the quality of service, 0..2
 * @param id the packet's, 1..65535; 0 when the quality of service is 0
 * @param retained whether the broker is to keep the message
 * @param payloadBytes what follows
 */
record PublishPacket(String topic, int qos, int id, boolean retained, int payloadBytes) {
  private static final int MAX_PACKET_BYTES = 65_536;
  private static final int TOPIC_ALIAS = 0x23;
  private static final int TOPIC_ALIAS_INVALID = 0x94;
  private static final int TOPIC_NAME_INVALID = 0x82;

  /** Reads it, and no byte of the payload. */
  static PublishPacket read(WireInput in, PacketHeader header, boolean five)
      throws IOException, MalformedPacket {
    int qos = header.flags() >> 1 & 3;
    boolean duplicate = (header.flags() & 8) != 0;
    if (qos == 3 || (qos == 0 && duplicate)) {
      throw new MalformedPacket("the quality of service is none");
    }
    if (header.remaining() < 2) {
      throw new MalformedPacket("the packet ends early");
    }
    int left = header.remaining() - 2;
    byte[] lengths = in.exactly(2, 2);
    int topicLength = number(lengths);
    left -= topicLength + (qos > 0 ? 2 : 0);
    if (left < 0) {
      throw new MalformedPacket("the packet ends early");
    }
    byte[] raw = in.exactly(topicLength, MAX_PACKET_BYTES);
    byte[] idBytes = in.exactly(qos > 0 ? 2 : 0, 2);
    boolean aliased = false;
    if (five) {
      byte[] properties = properties(in, left);
      left -= properties.length;
      aliased = new PacketBody(properties).properties(TOPIC_ALIAS);
    }
    String topic = new PacketBody(concat(lengths, raw)).text();
    if (aliased) {
      throw new MalformedPacket("topic aliases are not kept", TOPIC_ALIAS_INVALID);
    }
    if (!Topics.isName(topic)) {
      throw new MalformedPacket("the topic is none", TOPIC_NAME_INVALID);
    }
    int id = qos > 0 ? number(idBytes) : 0;
    if (qos > 0 && id == 0) {
      throw new MalformedPacket("the packet identifier is zero");
    }
    return new PublishPacket(topic, qos, id, (header.flags() & 1) != 0, left);
  }

  private static int number(byte[] two) {
    return ((two[0] & 0xFF) << 8) | (two[1] & 0xFF);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** The properties with their length, of which more than a packet's bound is refused. */
  private static byte[] properties(WireInput in, int left) throws IOException, MalformedPacket {
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    int length = 0;
    int shift = 0;
    int octet;
    do {
      if (taken.size() == left || shift > 21) {
        throw new MalformedPacket("the packet ends early");
      }
      octet = in.read();
      if (octet < 0) {
        throw new EOFException("the peer closed within a packet");
      }
      taken.write(octet);
      length |= (octet & 0x7F) << shift;
      shift += 7;
    } while (octet >= 0x80);
    if (length > left - taken.size()) {
      throw new MalformedPacket("the packet ends early");
    }
    taken.writeBytes(in.exactly(length, MAX_PACKET_BYTES));
    return taken.toByteArray();
  }
}

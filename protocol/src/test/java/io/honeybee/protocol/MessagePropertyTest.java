package io.honeybee.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every message. */
class MessagePropertyTest {
  private static final WireCodec CODEC = new WireCodec();

  @Property(tries = 2_000)
  void everyMessageComesBackAsItWent(@ForAll("messages") Message message) {
    byte[] bytes = CODEC.encode(message);
    assertThat(CODEC.decode(bytes)).isEqualTo(new Decoded.Ok(message));
  }

  @Property(tries = 500)
  void everyMessageIsOneLineOfAsciiAndOneFrame(@ForAll("messages") Message message) {
    byte[] bytes = CODEC.encode(message);
    for (byte b : bytes) {
      assertThat(b).isBetween((byte) ' ', (byte) 0x7f);
    }
    var frames =
        Streams.frames(new java.io.ByteArrayInputStream(bytes), FrameReader.LARGEST_MAX_BYTES);
    assertThat(frames).singleElement().isInstanceOf(Frame.Text.class);
  }

  @Property(tries = 500)
  void whatAnOlderNodeIsToldMeansTheSame(@ForAll("managerMessages") ManagerMessage message) {
    assertThat(CODEC.decode(CODEC.encodeForOlderNode(message))).isEqualTo(new Decoded.Ok(message));
  }

  @Property(tries = 1_000)
  void whatAManagerIsToldNeverExceedsWhatItReads(
      @ForAll("nodeMessages") NodeMessage message,
      @ForAll Set<Capability> agreed,
      @ForAll EventFormat format) {
    ManagerDialect dialect = new ManagerDialect(CODEC, agreed, format);
    dialect
        .line(message)
        .ifPresent(
            line -> {
              assertThat(line.length).isLessThanOrEqualTo(dialect.maxLineBytes());
              assertThat(CODEC.decode(line)).isInstanceOf(Decoded.Ok.class);
            });
  }

  @Property(tries = 200)
  void shorteningLosesNothingElse(@ForAll("potEvents") PotEvent event) {
    ManagerDialect dialect =
        new ManagerDialect(
            CODEC, EnumSet.of(Capability.POT_EVENT, Capability.EVENT_ACK), EventFormat.AUTO);
    Decoded decoded = CODEC.decode(dialect.line(event).orElseThrow());
    PotEvent sent = (PotEvent) ((Decoded.Ok) decoded).message();
    if (CODEC.encode(event).length < ManagerDialect.MAX_BYTES_WITHOUT_FRAMING) {
      assertThat(sent).isEqualTo(event);
    } else {
      assertThat(sent.data().path("truncated").booleanValue()).isTrue();
      assertThat(sent.seq()).isEqualTo(event.seq());
      assertThat(sent.timestamp()).isEqualTo(event.timestamp());
      assertThat(event.eventType()).startsWith(sent.eventType());
    }
  }

  @Provide
  Arbitrary<Message> messages() {
    return AnyMessage.any();
  }

  @Provide
  Arbitrary<NodeMessage> nodeMessages() {
    return AnyMessage.ofNode();
  }

  @Provide
  Arbitrary<ManagerMessage> managerMessages() {
    return AnyMessage.ofManager();
  }

  @Provide
  Arbitrary<PotEvent> potEvents() {
    return AnyMessage.potEvent();
  }
}

package io.honeybee.pot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadMemoryTest {
  private static final int MIB = 1 << 20;
  private static final InetAddress ALICE = InetAddress.ofLiteral("198.51.100.1");

  private final ReadMemory memory = new ReadMemory();
  private final List<ReadMemory.Share> shares = new ArrayList<>();

  private WireInput input(InetAddress source, int bytes) {
    ReadMemory.Share share = memory.share(source);
    shares.add(share);
    return new WireInput(new ByteArrayInputStream(new byte[bytes]), share);
  }

  private static InetAddress source(int number) {
    return InetAddress.ofLiteral("203.0.113." + number);
  }

  @Test
  void oneSourceGetsItsPartAndAllTogetherNoMoreThanThereIs() throws IOException {
    for (int i = 0; i < 8; i++) {
      assertThat(input(ALICE, MIB).exactly(MIB, MIB)).hasSize(MIB);
    }
    assertThatThrownBy(() -> input(ALICE, MIB).exactly(MIB, MIB)).hasMessageContaining("memory");
    for (int i = 0; i < 24; i++) {
      assertThat(input(source(i), MIB).exactly(MIB, MIB)).hasSize(MIB);
    }
    assertThatThrownBy(() -> input(source(99), MIB).some(MIB)).hasMessageContaining("memory");
    assertThat(memory.held()).isLessThanOrEqualTo(32L * MIB);
    assertThat(input(source(99), 10_000).exactly(10_000, MIB)).hasSize(10_000);
  }

  @Test
  void whatWasReadIsGivenBackAtTheNextReadAndAtTheEnd() throws IOException {
    WireInput in = input(ALICE, 3 * MIB);
    in.exactly(MIB, MIB);
    assertThat(memory.held()).isEqualTo(MIB);
    in.exactly(10, 10);
    assertThat(memory.held()).isZero();
    in.line(MIB);
    assertThat(memory.held()).isEqualTo(MIB);
    shares.forEach(ReadMemory.Share::close);
    assertThat(memory.held()).isZero();
  }

  @Test
  void messagesPutTogetherFromPartsCountAsAWhole() throws IOException {
    WireInput in = input(ALICE, 9 * MIB);
    in.holding(7 * MIB);
    in.exactly(MIB / 2, MIB);
    assertThatThrownBy(() -> in.holding(9 * MIB)).hasMessageContaining("memory");
    in.holding(0);
    assertThat(memory.held()).isZero();
  }

  @Test
  void whatASecondInputReadsCountsInTheSameSession() throws IOException {
    WireInput in = input(ALICE, 0);
    in.through(new ByteArrayInputStream(new byte[MIB])).exactly(MIB, MIB);
    assertThat(memory.held()).isEqualTo(MIB);
    shares.forEach(ReadMemory.Share::close);
    assertThat(memory.held()).isZero();
  }
}

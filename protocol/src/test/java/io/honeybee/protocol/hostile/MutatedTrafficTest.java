package io.honeybee.protocol.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.protocol.Vectors;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MutatedTrafficTest {
  private static final int BURSTS = 2_000;

  @Test
  void theSameSeedGivesTheSameTraffic() {
    List<Burst> first = bursts(7);
    List<Burst> second = bursts(7);
    for (int i = 0; i < BURSTS; i++) {
      assertThat(second.get(i).bytes()).isEqualTo(first.get(i).bytes());
      assertThat(second.get(i).mutations()).isEqualTo(first.get(i).mutations());
    }
    assertThat(bursts(8).getFirst().bytes()).isNotEqualTo(first.getFirst().bytes());
  }

  @Test
  void everyMutationAndEveryDeliveryComesUp() {
    List<Burst> bursts = bursts(1);
    Set<Mutation> seen = EnumSet.noneOf(Mutation.class);
    bursts.forEach(burst -> seen.addAll(burst.mutations()));
    assertThat(seen).containsExactlyInAnyOrder(Mutation.values());
    assertThat(bursts).anyMatch(Burst::isWhole);
    assertThat(bursts).anyMatch(burst -> burst.pieceBytes() == burst.bytes().length);
    assertThat(bursts).anyMatch(burst -> burst.pieceBytes() == 1 && !burst.pause().isZero());
    assertThat(bursts).allMatch(burst -> burst.bytes().length > 0 && burst.pieceBytes() > 0);
    assertThat(bursts).anyMatch(burst -> burst.bytes().length > 64 * 1024);
  }

  @ParameterizedTest
  @EnumSource(Mutation.class)
  void aMutationLeavesItsInputAlone(Mutation mutation) {
    byte[] envelope =
        "{\"version\":2,\"message\":\"NodeDrop\"}"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] before = envelope.clone();
    Random random = new Random(3);
    boolean changed = false;
    for (int i = 0; i < 200; i++) {
      changed |= !Arrays.equals(mutation.apply(envelope, new byte[] {'x'}, random), before);
      assertThat(mutation.apply(new byte[] {'{'}, envelope, random)).isNotNull();
    }
    assertThat(envelope).isEqualTo(before);
    assertThat(changed).isTrue();
  }

  @Test
  void aBurstIsSentWholeInItsPieces() throws Exception {
    List<Integer> writes = new ArrayList<>();
    ByteArrayOutputStream victim =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int offset, int length) {
            writes.add(length);
            super.write(bytes, offset, length);
          }
        };
    new Burst(
            "1234567".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            3,
            Duration.ZERO,
            List.of())
        .sendTo(victim);
    assertThat(victim.toByteArray())
        .isEqualTo("1234567".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(writes).containsExactly(3, 3, 1);
  }

  private static List<Burst> bursts(long seed) {
    MutatedTraffic traffic = new MutatedTraffic(Vectors.messages(), new Random(seed));
    List<Burst> bursts = new ArrayList<>();
    for (int i = 0; i < BURSTS; i++) {
      bursts.add(traffic.next());
    }
    return bursts;
  }
}

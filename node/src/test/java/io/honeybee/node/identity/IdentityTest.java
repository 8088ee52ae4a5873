package io.honeybee.node.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.protocol.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
  @TempDir private Path dir;

  private static Identity open(Path dir, RandomGenerator random) throws IOException {
    return Identity.open(dir, random, InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000)));
  }

  @Test
  void isMadeOnceAndKept() throws IOException {
    Path home = dir.resolve("a/b");
    Identity first = open(home, new Random(1));
    assertThat(first.since()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    assertThat(Identity.open(home, new Random(2), InstantSource.system())).isEqualTo(first);
    assertThat(open(dir.resolve("c"), new Random(2))).isNotEqualTo(first);
  }

  @Test
  void onlyItsOwnerReadsIt() throws IOException {
    open(dir.resolve("a"), new Random(1));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("a"))))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(dir.resolve("a").resolve("node_id"))))
        .isEqualTo("rw-------");
  }

  @Test
  void theWholeUnsignedRangeSurvives() throws IOException {
    RandomGenerator allOnes = () -> -1L;
    open(dir, allOnes);
    assertThat(Files.readString(dir.resolve("node_id"))).isEqualTo("18446744073709551615\n");
    assertThat(open(dir, new Random(1)).id()).isEqualTo(NodeId.parse("18446744073709551615"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "0", "-1", "18446744073709551616", "1 2"})
  void aDamagedFileIsNotReplacedBehindTheOperatorsBack(String content) throws IOException {
    Path file = dir.resolve("node_id");
    Files.writeString(file, content);
    assertThatThrownBy(() -> open(dir, new Random(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("node_id holds no number in 1..18446744073709551615; restore it");
    assertThat(Files.readString(file)).isEqualTo(content);
  }
}

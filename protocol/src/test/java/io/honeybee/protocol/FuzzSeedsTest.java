package io.honeybee.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The saved seeds of {@link WireFuzz}, among them whatever once did harm. */
class FuzzSeedsTest {
  @Test
  void noSeedDoesHarm() throws IOException, URISyntaxException {
    Path folder =
        Path.of(
            Objects.requireNonNull(
                    FuzzSeedsTest.class.getResource("WireFuzzInputs/anyBytesAreReadWithoutHarm"))
                .toURI());
    List<Path> seeds;
    try (Stream<Path> files = Files.list(folder)) {
      seeds = files.sorted().toList();
    }
    assertThat(seeds).hasSizeGreaterThan(25);
    for (Path seed : seeds) {
      byte[] bytes = Files.readAllBytes(seed);
      assertThatCode(() -> WireFuzz.readWithoutHarm(bytes))
          .as(seed.getFileName().toString())
          .doesNotThrowAnyException();
    }
  }
}

package io.honeybee.pot.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RealClient;
import io.honeybee.pot.docker.DockerPotType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nmap names the personalities. */
class ScannerViewTest {
  @TempDir Path directory;

  private PotFixture http(String personality) throws Exception {
    return PotFixture.start(
        HttpPotType.http(), directory.resolve(personality), Map.of("personality", personality));
  }

  private static String line(String output, PotFixture pot) {
    return output
        .lines()
        .filter(line -> line.startsWith(pot.port() + "/tcp"))
        .findFirst()
        .orElse(output);
  }

  @Test
  void nmapNamesEachServiceAsItsPersonalityDoes() throws Exception {
    try (PotFixture nginx = http("nginx");
        PotFixture apache = http("apache");
        PotFixture router = http("router");
        PotFixture elasticsearch = http("elasticsearch");
        PotFixture docker = PotFixture.start(new DockerPotType(), directory, Map.of())) {
      String ports =
          String.join(
              ",",
              List.of(nginx, apache, router, elasticsearch, docker).stream()
                  .map(pot -> Integer.toString(pot.port()))
                  .toList());
      String output =
          RealClient.run(
                  "",
                  "nmap",
                  "-Pn",
                  "-n",
                  "-sV",
                  "--version-intensity",
                  "5",
                  "-p",
                  ports,
                  "127.0.0.1")
              .output();
      assertThat(line(output, nginx)).contains("nginx 1.22.1");
      assertThat(line(output, apache)).contains("Apache httpd 2.4.");
      assertThat(line(output, router)).contains("Boa HTTPd 0.94.14rc21");
      assertThat(line(output, elasticsearch)).contains("Elasticsearch REST API 7.10.2");
      assertThat(line(output, docker)).contains("Docker").contains("24.0.7 (API 1.43)");
    }
  }
}

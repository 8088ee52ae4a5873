package io.honeybee.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
  private static final Path HOME = Path.of("/home/op");

  private static <T> T parse(String yaml, Function<ConfigSection, T> reader)
      throws ConfigException {
    return ConfigFile.parse("node.yaml", yaml, HOME, reader);
  }

  private static String faults(String yaml, Function<ConfigSection, Object> reader) {
    return String.valueOf(
        catchThrowableOfType(ConfigException.class, () -> parse(yaml, reader)).getMessage());
  }

  private static Duration interval(ConfigSection top) {
    return top.section("server")
        .seconds(
            "heartbeat_interval",
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource({"45, 45", "30s, 30", "5m, 300", "'\"60\"', 60", "'', 30"})
  void timesAreWholeSecondsOrCarryAUnit(String written, long seconds) throws ConfigException {
    Duration interval =
        parse("server:\n  heartbeat_interval: " + written + "\n", ConfigFileTest::interval);
    assertThat(interval).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void aValueOutsideItsBoundsIsReportedWithFileLineAndKey() {
    assertThat(faults("# first\nserver:\n\n  heartbeat_interval: 0\n", ConfigFileTest::interval))
        .isEqualTo("node.yaml:4: server.heartbeat_interval: 0 is outside 1..3600 seconds");
  }

  @Test
  void everyFaultIsReportedAtOnceInTheOrderOfTheFile() {
    String yaml =
        """
        node:
          nmae: x
          port: 70000
        tls:
          enabled: maybe
        log: loud
        """;
    assertThat(
            faults(
                yaml,
                top -> {
                  top.section("log").text("level");
                  top.section("tls").flag("enabled", true);
                  ConfigSection node = top.section("node");
                  node.port("port", 1);
                  return node.requiredText("name", "choose one");
                }))
        .isEqualTo(
            """
            node.yaml:1: node.name: is missing; choose one
            node.yaml:2: node.nmae: is not a known key; did you mean name?
            node.yaml:3: node.port: 70000 is outside 0..65535
            node.yaml:5: tls.enabled: maybe is neither true nor false
            node.yaml:6: log: is a value; it must be a group of settings""");
  }

  @Test
  void aKeyThatStandsTwiceIsAFault() {
    assertThat(faults("a: 1\na: 2\n", top -> top.text("a")))
        .startsWith("node.yaml:2: ")
        .contains("a");
  }

  @Test
  void textThatIsNoYamlIsReportedWithItsLine() {
    assertThat(faults("a: 1\nb: [1, 2\nc: }\n", top -> top)).startsWith("node.yaml:3: this is not");
  }

  @Test
  void anEmptyTextMeansNotSet() throws ConfigException {
    boolean set =
        parse("file: \"\"\nother:\n", top -> top.path("file").isPresent() || top.has("other"));
    assertThat(set).isFalse();
  }

  @Test
  void tildeIsTheHomeDirectory() throws ConfigException {
    Optional<Path> path = parse("a: ~/x/y\n", top -> top.path("a"));
    assertThat(path).contains(HOME.resolve("x/y"));
  }

  @Test
  void listsOfGroupsKeepTheirOrderAndLines() throws ConfigException {
    String yaml = "pots:\n  - id: a\n    options: {k: v, n: 5}\n  - id: b\n";
    List<Map.Entry<String, Map<String, String>>> pots =
        parse(
            yaml,
            top ->
                top.sections("pots").stream()
                    .map(pot -> Map.entry(pot.requiredText("id", ""), pot.texts("options")))
                    .toList());
    assertThat(pots)
        .containsExactly(Map.entry("a", Map.of("k", "v", "n", "5")), Map.entry("b", Map.of()));
  }

  @ParameterizedTest
  @CsvSource({"1048576, 1048576", "64MiB, 67108864", "1 GB, 1000000000", "2k, -1", "-1, -1"})
  void bytesMayCarryAUnit(String written, long bytes) throws ConfigException {
    Function<ConfigSection, Long> reader = top -> top.bytes("max", 7, 1, Long.MAX_VALUE);
    if (bytes < 0) {
      assertThatThrownBy(() -> parse("max: " + written, reader)).hasMessageContaining("bytes");
    } else {
      long parsed = parse("max: " + written, reader);
      assertThat(parsed).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:9001, 127.0.0.1, 9001",
    "[::1]:9001, ::1, 9001",
    "manager.example.org:1, manager.example.org, 1"
  })
  void addressesAreHostAndPort(String written, String host, int port) {
    assertThat(HostPort.parse(written)).contains(new HostPort(host, port));
    assertThat(new HostPort(host, port)).hasToString(written);
  }

  @ParameterizedTest
  @CsvSource({"localhost", "'::1:9001'", "':9001'", "h:65536", "h:x", "'[]:1'"})
  void whatIsNoAddressIsRefused(String written) {
    assertThat(HostPort.parse(written)).isEmpty();
  }

  @Test
  void aMissingFileSaysHowToMakeOne(@org.junit.jupiter.api.io.TempDir Path dir) {
    assertThatThrownBy(() -> ConfigFile.read(dir.resolve("no.yaml"), HOME, top -> top))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no such file; 'init' writes one");
  }
}

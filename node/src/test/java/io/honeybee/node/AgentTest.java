package io.honeybee.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.catalogue.BuiltInPots;
import io.honeybee.node.monitoring.MonitoringSettings;
import io.honeybee.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentTest {
  private static final String AGENT = "server: {address: 'm:1'}\nnode: {type: Agent}\n";

  @TempDir Path dir;

  @Test
  void anAgentRunsATripwireAndWatchesItsMachineByDefault() throws Exception {
    NodeConfig config = read(AGENT);
    assertThat(config.pots()).singleElement().matches(pot -> pot.type().name().equals("tcp"));
    assertThat(config.pots().getFirst().ports().numbers())
        .hasSizeGreaterThan(10)
        .allMatch(port -> port >= 1_024);
    assertThat(config.monitoring())
        .isEqualTo(new MonitoringSettings(true, Duration.ofSeconds(10), Duration.ofMinutes(15)));
    assertThat(config.isAgent()).isTrue();
  }

  @Test
  void aFullNodeWatchesItsMachineOnlyWhenToldTo() throws Exception {
    assertThat(read("server: {address: 'm:1'}\n").monitoring().enabled()).isFalse();
    assertThat(
            read("server: {address: 'm:1'}\nmonitoring: {enabled: true, interval: 1m}\n")
                .monitoring())
        .isEqualTo(new MonitoringSettings(true, Duration.ofMinutes(1), Duration.ofMinutes(15)));
  }

  @Test
  void aTripwireOnOtherPortsIsTaken() throws Exception {
    assertThat(read(AGENT + "pots:\n  - {id: wire, type: tcp, port: 8000-8010}\n").pots())
        .singleElement()
        .matches(pot -> pot.ports().numbers().size() == 11);
    assertThat(read(AGENT + "honeypot: {enabled: false}\n").pots()).isEmpty();
  }

  @Test
  void anotherPotIsAFaultOfTheConfiguration() {
    assertThatThrownBy(() -> read(AGENT + "pots:\n  - {id: a, type: ssh}\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "node.yaml:3: pots: an Agent runs no ssh pot such as a, only tcp;"
                + " write node.type: Full, or take it out");
  }

  private NodeConfig read(String yaml) throws ConfigException, IOException {
    Path file = Files.writeString(dir.resolve("node.yaml"), yaml);
    return NodeConfig.read(file, dir, BuiltInPots.all());
  }
}

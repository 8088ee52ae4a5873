package io.honeybee.node.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.catalogue.BuiltInPots;
import io.honeybee.protocol.Command;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentInstallTest {
  private final PotInstaller installer = new PotInstaller(BuiltInPots.all(), true, true);

  @Test
  void anAgentTakesATripwireAndNothingElse() throws Exception {
    assertThat(installer.settings(install("tcp"), List.of()).type().name()).isEqualTo("tcp");
    assertThatThrownBy(() -> installer.settings(install("ssh"), List.of()))
        .isInstanceOf(PotInstaller.NotInstallable.class)
        .hasMessage(
            "this node is an Agent, which runs no ssh pots, only tcp; set node.type: Full in its"
                + " node.yaml");
  }

  private static Command.InstallPot install(String type) {
    return new Command.InstallPot("p", type, null, null, Map.of("port", "0"), true);
  }
}

package io.honeybee.protocol;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes commands. */
final class CommandWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final boolean unitsAsObjects;

  /**
   * @param unitsAsObjects writes {@code {"Stop":{}}} instead of {@code "Stop"}
   */
  CommandWriter(boolean unitsAsObjects) {
    this.unitsAsObjects = unitsAsObjects;
  }

  JsonNode write(Command command) {
    return switch (command) {
      case Command.Stop _ -> unit("Stop");
      case Command.Status _ -> unit("Status");
      case Command.Restart _ -> unit("Restart");
      case Command.UpdateConfig _ -> unit("UpdateConfig");
      case Command.GetInstalledPots _ -> unit("GetInstalledPots");
      case Command.InstallPot install -> JSON.objectNode().set("InstallPot", installPot(install));
      case Command.DeployPot(String pot) -> JSON.objectNode().put("DeployPot", pot);
      case Command.StopPot(String pot) -> JSON.objectNode().put("StopPot", pot);
      case Command.RestartPot(String pot) -> JSON.objectNode().put("RestartPot", pot);
      case Command.GetPotStatus(String pot) -> JSON.objectNode().put("GetPotStatus", pot);
      case Command.GetPotInfo(String pot) -> JSON.objectNode().put("GetPotInfo", pot);
      case Command.GetPotLogs(String pot) -> JSON.objectNode().put("GetPotLogs", pot);
      case Command.GetPotMetrics(String pot) -> JSON.objectNode().put("GetPotMetrics", pot);
      case Command.Unknown(String name) ->
          throw new IllegalArgumentException("a command nobody knows is never sent: " + name);
    };
  }

  private JsonNode unit(String name) {
    return unitsAsObjects ? JSON.objectNode().set(name, JSON.objectNode()) : JSON.stringNode(name);
  }

  private static ObjectNode installPot(Command.InstallPot install) {
    ObjectNode body = JSON.objectNode();
    body.put("pot_id", install.potId());
    body.put("honeypot_type", install.honeypotType());
    body.put("git_url", install.gitUrl());
    body.put("git_branch", install.gitBranch());
    Map<String, String> config = install.config();
    if (config == null) {
      body.putNull("config");
    } else {
      ObjectNode options = body.putObject("config");
      config.forEach(options::put);
    }
    body.put("auto_start", install.autoStart());
    return body;
  }
}

package io.honeybee.protocol;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Reads commands: strings in any case, and objects with one key. */
final class CommandReader {
  /** For an object with more fields than the command; elsewhere case does not matter. */
  private static final Set<String> NAMES =
      Set.of(
          "Stop",
          "Status",
          "Restart",
          "UpdateConfig",
          "GetInstalledPots",
          "InstallPot",
          "DeployPot",
          "StopPot",
          "RestartPot",
          "GetPotStatus",
          "GetPotInfo",
          "GetPotLogs",
          "GetPotMetrics");

  private CommandReader() {}

  static Command read(JsonNode command) throws InvalidField {
    if (command.isString()) {
      return named(command.stringValue(), NullNode.getInstance());
    }
    Map.Entry<String, JsonNode> only = Variant.of(command, NAMES, "command");
    return named(only.getKey(), only.getValue());
  }

  private static Command named(String name, JsonNode argument) throws InvalidField {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "stop" -> new Command.Stop();
      case "status" -> new Command.Status();
      case "restart" -> new Command.Restart();
      case "updateconfig" -> new Command.UpdateConfig();
      case "getinstalledpots" -> new Command.GetInstalledPots();
      case "installpot" -> installPot(Fields.of(name, argument));
      case "deploypot" -> new Command.DeployPot(potId(name, argument));
      case "stoppot" -> new Command.StopPot(potId(name, argument));
      case "restartpot" -> new Command.RestartPot(potId(name, argument));
      case "getpotstatus" -> new Command.GetPotStatus(potId(name, argument));
      case "getpotinfo" -> new Command.GetPotInfo(potId(name, argument));
      case "getpotlogs" -> new Command.GetPotLogs(potId(name, argument));
      case "getpotmetrics" -> new Command.GetPotMetrics(potId(name, argument));
      default -> new Command.Unknown(Excerpt.of(name));
    };
  }

  private static String potId(String name, JsonNode argument) throws InvalidField {
    if (!argument.isString()) {
      throw new InvalidField(name + " names no pot");
    }
    return argument.stringValue();
  }

  private static Command.InstallPot installPot(Fields fields) throws InvalidField {
    return new Command.InstallPot(
        fields.text("pot_id"),
        fields.text("honeypot_type"),
        fields.optionalText("git_url"),
        fields.optionalText("git_branch"),
        fields.optionalTextMap("config"),
        fields.flagOr("auto_start", false));
  }
}

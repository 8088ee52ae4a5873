package io.honeybee.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a node can be told to do. */
public sealed interface Command {

  /** Stop pots and process. */
  record Stop() implements Command {}

  /** Say how you are. */
  record Status() implements Command {}

  /** Restart pots and connection in the same process. */
  record Restart() implements Command {}

  /** Read the configuration again. */
  record UpdateConfig() implements Command {}

  /** List the pots. */
  record GetInstalledPots() implements Command {}

  /**
   * Add a pot.
   *
   * @param honeypotType a pot type of the node
   * @param gitUrl where an original pot's source is; this node has its pots built in
   * @param config the pot's options as strings in the order of the wire, or null
   */
  record InstallPot(
      String potId,
      String honeypotType,
      @Nullable String gitUrl,
      @Nullable String gitBranch,
      @Nullable Map<String, String> config,
      boolean autoStart)
      implements Command {

    public InstallPot {
      config = config == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(config));
    }
  }

  /** A command to one pot. */
  sealed interface PotCommand extends Command {
    String potId();
  }

  /** Start a pot. */
  record DeployPot(String potId) implements PotCommand {}

  /** Stop a pot. */
  record StopPot(String potId) implements PotCommand {}

  /** Stop a pot and start it. */
  record RestartPot(String potId) implements PotCommand {}

  /** Say how a pot is. */
  record GetPotStatus(String potId) implements PotCommand {}

  /** Describe a pot. */
  record GetPotInfo(String potId) implements PotCommand {}

  /** Give a pot's last log lines. */
  record GetPotLogs(String potId) implements PotCommand {}

  /** Give a pot's counters. */
  record GetPotMetrics(String potId) implements PotCommand {}

  /**
   * A command of a newer manager. It is answered with {@link NodeEvent.Error} and never sent.
   *
   * @param name as it stood on the wire; hostile text
   */
  record Unknown(String name) implements Command {}
}

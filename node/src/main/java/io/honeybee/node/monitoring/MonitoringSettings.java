package io.honeybee.node.monitoring;

import io.honeybee.protocol.NodeType;
import io.honeybee.runtime.config.ConfigSection;
import java.time.Duration;

/**
 * The {@code monitoring} group.
 *
 * @param enabled by default for an Agent only
 * @param interval how often the machine is looked at
 * @param resourcesInterval how often its figures are an event
 */
public record MonitoringSettings(boolean enabled, Duration interval, Duration resourcesInterval) {

  public static MonitoringSettings read(ConfigSection section, NodeType type) {
    return new MonitoringSettings(
        section.flag("enabled", type == NodeType.AGENT),
        section.seconds(
            "interval", Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofHours(1)),
        section.seconds(
            "resources_interval",
            Duration.ofMinutes(15),
            Duration.ofSeconds(10),
            Duration.ofDays(1)));
  }
}

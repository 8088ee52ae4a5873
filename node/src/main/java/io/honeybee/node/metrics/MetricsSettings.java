package io.honeybee.node.metrics;

import io.honeybee.runtime.config.ConfigSection;

/**
 * The {@code metrics} group. There is no address to set: whoever finds this port from outside knows
 * that the machine is a honeypot.
 *
 * @param port on loopback, 1..65535; 0 for none
 */
public record MetricsSettings(int port) {

  public static MetricsSettings read(ConfigSection section) {
    return new MetricsSettings(section.port("port", 0));
  }
}

package io.honeybee.node.monitoring;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the machine is. What could not be read is 0.
 *
 * @param cpuPermille how busy all its processors were since the last look, 0..1000
 * @param load1Milli the load average of a minute, times a thousand
 */
record HostFigures(
    long cpuPermille,
    long load1Milli,
    long memoryBytes,
    long memoryAvailableBytes,
    long diskBytes,
    long diskFreeBytes) {
  static final HostFigures NONE = new HostFigures(0, 0, 0, 0, 0, 0);

  /** By the names of heartbeat and event. */
  Map<String, Long> asMap() {
    Map<String, Long> map = new LinkedHashMap<>();
    map.put("host_cpu_permille", cpuPermille);
    map.put("host_load1_milli", load1Milli);
    map.put("host_memory_bytes", memoryBytes);
    map.put("host_memory_available_bytes", memoryAvailableBytes);
    map.put("host_disk_bytes", diskBytes);
    map.put("host_disk_free_bytes", diskFreeBytes);
    return map;
  }
}

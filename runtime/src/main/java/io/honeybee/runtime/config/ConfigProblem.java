package io.honeybee.runtime.config;

/**
 * A fault in a configuration.
 *
 * @param file the file's name as the operator gave it
 * @param line from 1; the line of the nearest key when the faulty key is absent
 * @param key dotted, such as {@code server.address}; empty for a fault of the whole file
 * @param text what is wrong and how to mend it, one sentence
 */
public record ConfigProblem(String file, int line, String key, String text) {

  /**
   * As it is shown: {@code node.yaml:7: server.heartbeat_interval: 0 is outside 1..3600 seconds}.
   */
  @Override
  public String toString() {
    return file + ":" + line + ": " + (key.isEmpty() ? "" : key + ": ") + text;
  }
}

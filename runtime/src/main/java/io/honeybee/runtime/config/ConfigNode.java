package io.honeybee.runtime.config;

import java.util.List;
import java.util.Map;

/** A piece of a YAML file that knows its line. */
sealed interface ConfigNode {

  int line();

  /** What it is, for an error message. */
  String kind();

  /**
   * @param text as written, without quotes; empty when the value is absent or null
   */
  record Scalar(int line, String text) implements ConfigNode {
    @Override
    public String kind() {
      return "a value";
    }
  }

  record Mapping(int line, Map<String, ConfigNode> entries) implements ConfigNode {
    @Override
    public String kind() {
      return "a group";
    }
  }

  record Sequence(int line, List<ConfigNode> items) implements ConfigNode {
    @Override
    public String kind() {
      return "a list";
    }
  }
}

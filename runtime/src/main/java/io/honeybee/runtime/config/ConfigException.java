package io.honeybee.runtime.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration has faults; all of them are here. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  public ConfigException(List<ConfigProblem> problems) {
    super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** In the order of their lines. */
  public List<ConfigProblem> problems() {
    return problems;
  }
}

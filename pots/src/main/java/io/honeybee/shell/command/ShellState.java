package io.honeybee.shell.command;

import io.honeybee.shell.script.Command;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one shell process knows: variables, functions, its directory. A subshell gets a copy.
 *
 * <p>Thread rule: one thread. Bounds: {@value #MAX_VARIABLES} variables of at most {@value
 * #MAX_VALUE_BYTES} bytes.
 */
public final class ShellState {
  private static final int MAX_VARIABLES = 500;
  private static final int MAX_VALUE_BYTES = 128 * 1024;
  private static final int FIRST_PID = 1_200;
  private static final int PIDS = 20_000;

  private final Surroundings surroundings;
  private final Map<String, String> variables;
  private final Set<String> exported;
  private final Map<String, Command> functions;
  private final int pid;
  private Budget budget;
  private String directory;
  private String shellName;
  private List<String> arguments = List.of();
  private int lastStatus;
  private boolean background;
  private Dialect dialect;
  private Dialect.Mode mode = Dialect.Mode.INTERACTIVE;
  private boolean busyBox;
  private int line = 1;

  public ShellState(Surroundings surroundings, String shellName) {
    this.surroundings = surroundings;
    this.variables = new LinkedHashMap<>();
    this.exported = new LinkedHashSet<>();
    this.functions = new LinkedHashMap<>();
    this.pid = FIRST_PID + surroundings.random().nextInt(PIDS);
    this.budget = new Budget();
    this.directory = surroundings.visitor().home();
    this.shellName = shellName;
    this.busyBox = surroundings.world().userland().isBusyBox();
    this.dialect = busyBox ? Dialect.ASH : Dialect.BASH;
  }

  private ShellState(ShellState parent) {
    this.surroundings = parent.surroundings;
    this.variables = new LinkedHashMap<>(parent.variables);
    this.exported = new LinkedHashSet<>(parent.exported);
    this.functions = new LinkedHashMap<>(parent.functions);
    this.pid = parent.pid;
    this.budget = parent.budget;
    this.directory = parent.directory;
    this.shellName = parent.shellName;
    this.arguments = parent.arguments;
    this.lastStatus = parent.lastStatus;
    this.background = parent.background;
    this.dialect = parent.dialect;
    this.mode = parent.mode;
    this.busyBox = parent.busyBox;
    this.line = parent.line;
  }

  /** A copy for a subshell; it uses the same budget. */
  public ShellState copy() {
    return new ShellState(this);
  }

  public Surroundings surroundings() {
    return surroundings;
  }

  public Budget budget() {
    return budget;
  }

  /** Gives a new line its own budget. */
  public void renewBudget() {
    budget = new Budget();
  }

  /** A variable's value; empty when it is not set. */
  public String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  public boolean isSet(String name) {
    return variables.containsKey(name);
  }

  /** Sets a variable within the bounds; beyond them nothing happens. */
  public void set(String name, String value) {
    boolean fits = value.length() <= MAX_VALUE_BYTES;
    if (fits && (variables.size() < MAX_VARIABLES || variables.containsKey(name))) {
      variables.put(name, value);
    }
  }

  public void unset(String name) {
    variables.remove(name);
    exported.remove(name);
    functions.remove(name);
  }

  public void export(String name) {
    if (exported.size() < MAX_VARIABLES) {
      exported.add(name);
    }
  }

  /** What programs see, in the order in which it was exported. */
  public Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String name : exported) {
      if (variables.containsKey(name)) {
        environment.put(name, variable(name));
      }
    }
    return environment;
  }

  /** All variables, exported or not. */
  public Map<String, String> variables() {
    return Collections.unmodifiableMap(variables);
  }

  public Map<String, Command> functions() {
    return functions;
  }

  /** The working directory, absolute. */
  public String directory() {
    return directory;
  }

  public void directory(String absolute) {
    directory = absolute;
  }

  /** What the shell's own error messages begin with, such as {@code -bash}. */
  public String errorName() {
    return dialect.prefix(shellName, mode, line);
  }

  /** What error messages of the shell's own command begin with. */
  public String errorName(String builtin) {
    return dialect.builtinPrefix(shellName, mode, line, builtin);
  }

  public Dialect dialect() {
    return dialect;
  }

  public Dialect.Mode mode() {
    return mode;
  }

  /** Goes on as another shell, such as {@code sh} within {@code bash}. */
  public void become(Dialect shell, Dialect.Mode from, String name) {
    dialect = shell;
    mode = from;
    shellName = name;
    line = 1;
  }

  /** Whether programs are BusyBox's, by their words. */
  public boolean isBusyBox() {
    return busyBox;
  }

  public void busyBox(boolean value) {
    busyBox = value;
  }

  /** The line of the script that runs now, from 1. */
  public void line(int number) {
    line = number;
  }

  /** {@code $0}. */
  public String shellName() {
    return shellName;
  }

  public void shellName(String name) {
    shellName = name;
  }

  /** {@code $1} and on. */
  public List<String> arguments() {
    return arguments;
  }

  public void arguments(List<String> words) {
    arguments = List.copyOf(words);
  }

  /** {@code $?}. */
  public int lastStatus() {
    return lastStatus;
  }

  public void lastStatus(int status) {
    lastStatus = status;
  }

  /** {@code $$}. */
  public int pid() {
    return pid;
  }

  /** Whether nobody waits for what runs here. */
  public boolean isBackground() {
    return background;
  }

  public void background(boolean value) {
    background = value;
  }
}

package io.honeybee.shell.command;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The applets whose output is not that of Debian's programs of the same name. A new one is a new
 * class and a line here.
 */
final class DeviceCommands {
  static final List<ShellCommand> LIST =
      List.of(
          new DeviceDf(),
          new DeviceFree(),
          new DeviceHelp(),
          new DeviceIfconfig(),
          new DeviceNetstat(),
          new DevicePs(),
          new DeviceTransfer(),
          new DeviceUptime(),
          new DeviceWget());
  private static final Map<String, ShellCommand> BY_NAME =
      LIST.stream()
          .flatMap(c -> c.names().stream().map(n -> Map.entry(n, c)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private DeviceCommands() {}

  /** The command behind an applet, or null when it would only explain itself. */
  static @Nullable ShellCommand applet(String name, Commands machine) {
    Function<String, @Nullable ShellCommand> own = BY_NAME::get;
    ShellCommand command = own.apply(name);
    return command != null ? command : machine.program(name);
  }
}

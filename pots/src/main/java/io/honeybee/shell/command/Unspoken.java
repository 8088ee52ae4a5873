package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** Applets that a device has and that only explain themselves here. */
record Unspoken(List<String> names) implements ShellCommand {
  Unspoken {
    names = List.copyOf(names);
  }

  @Override
  public int run(Invocation call) throws IOException {
    return Usages.show(call);
  }
}

package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code help} of ash. */
final class DeviceHelp implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("help");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    call.out()
        .write(
            """

            Built-in commands:
            ------------------
            \t. : [ [[ bg break cd chdir continue echo eval exec exit export
            \tfalse fg hash help jobs kill let local printf pwd read readonly
            \treturn set shift source test times trap true type ulimit umask
            \tunalias unset wait

            """);
    return 0;
  }
}

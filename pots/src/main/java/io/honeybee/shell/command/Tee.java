package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.util.List;

/** {@code tee}. */
final class Tee implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("tee");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "");
    String text = call.in().all();
    call.out().write(text);
    int status = 0;
    for (String file : options.operands()) {
      String path = call.path(file);
      try {
        boolean append = options.has("a") && call.files().lookUp(path) != null;
        call.files().write(path, append ? call.files().read(path) + text : text);
      } catch (FileFault e) {
        status = call.fail(1, file, e);
      }
    }
    return status;
  }
}

package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.util.List;

/** {@code mkdir}. */
final class Mkdir implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("mkdir");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "m");
    int status = 0;
    for (String given : options.operands()) {
      try {
        if (options.has("p", "--parents")) {
          parents(call, call.path(given));
        } else {
          call.files().makeDirectory(call.path(given));
        }
      } catch (FileFault e) {
        call.fail(1, given, e);
        status = 1;
      }
    }
    return status;
  }

  private static void parents(Invocation call, String path) throws FileFault {
    StringBuilder way = new StringBuilder();
    for (String part : path.substring(1).split("/", 64)) {
      way.append('/').append(part);
      if (call.files().lookUp(way.toString()) == null) {
        call.files().makeDirectory(way.toString());
      }
    }
  }
}

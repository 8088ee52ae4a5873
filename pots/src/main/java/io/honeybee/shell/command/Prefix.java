package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code sudo}, {@code nohup} and others that run what follows. */
final class Prefix implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of(
        "sudo", "nohup", "nice", "ionice", "setsid", "stdbuf", "timeout", "time", "watch", "chroot",
        "su");
  }

  @Override
  public int run(Invocation call) throws IOException {
    List<String> words = call.args();
    while (!words.isEmpty() && words.getFirst().startsWith("-")) {
      boolean valued = words.getFirst().matches("-[nugcspk]") && words.size() > 1;
      words = words.subList(valued ? 2 : 1, words.size());
    }
    if (call.name().equals("timeout") && !words.isEmpty()) {
      words = words.subList(1, words.size());
    }
    if (words.isEmpty() || call.name().equals("su")) {
      return 0;
    }
    return call.runCommand(words, call.state().copy(), call.streams());
  }
}

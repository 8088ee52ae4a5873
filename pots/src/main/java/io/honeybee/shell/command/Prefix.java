package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code sudo}, {@code nohup} and others that run what follows. */
final class Prefix implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of(
        "sudo", "nohup", "nice", "ionice", "setsid", "stdbuf", "timeout", "watch", "chroot", "su");
  }

  private static int missing(Invocation call, String name) throws IOException {
    call.state().surroundings().events().commandFailed(name);
    String tool = call.toolName();
    String said =
        switch (tool) {
          case "nohup" -> "failed to run command '" + name + "': No such file or directory";
          case "timeout", "setsid", "stdbuf", "chroot" ->
              "failed to run command " + Quotes.curly(name) + ": No such file or directory";
          case "sudo" -> name + ": command not found";
          default -> Quotes.curly(name) + ": No such file or directory";
        };
    call.fail(127, said);
    return tool.equals("sudo") ? 1 : 127;
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
    if (ProgramPath.find(words.getFirst(), call.state()) == null) {
      return missing(call, words.getFirst());
    }
    return call.runCommand(words, call.state().copy(), call.streams());
  }
}

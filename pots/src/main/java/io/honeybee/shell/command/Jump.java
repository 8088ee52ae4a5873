package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code break}, {@code continue} and {@code return}. */
final class Jump implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("break", "continue", "return");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    throw switch (call.name()) {
      case "break" -> new LoopJump(LoopJump.Kind.BREAK, Numbers.of(call.arg(0), 1));
      case "continue" -> new LoopJump(LoopJump.Kind.CONTINUE, Numbers.of(call.arg(0), 1));
      default ->
          new LoopJump(
              LoopJump.Kind.RETURN, Numbers.of(call.arg(0), call.state().lastStatus()) & 0xFF);
    };
  }
}

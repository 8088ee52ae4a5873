package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code test} and {@code [}. */
final class Test implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("test", "[", "[[");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  private static final int WRONG = 2;

  @Override
  public int run(Invocation call) throws IOException {
    List<String> words = call.args();
    if (!call.name().equals("test")) {
      String closing = call.name().equals("[") ? "]" : "]]";
      if (words.isEmpty() || !words.getLast().equals(closing)) {
        return switch (call.state().dialect()) {
          case BASH -> call.failBuiltin(WRONG, "missing `" + closing + "'");
          case DASH -> call.failBuiltin(WRONG, "missing " + closing);
          case ASH -> {
            call.err().line(call.state().shellName() + ": missing " + closing);
            yield WRONG;
          }
        };
      }
      words = words.subList(0, words.size() - 1);
    }
    return new Condition(call, words).holds() ? 0 : 1;
  }
}

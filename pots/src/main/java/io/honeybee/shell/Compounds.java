package io.honeybee.shell;

import io.honeybee.shell.command.LoopJump;
import io.honeybee.shell.command.ShellState;
import io.honeybee.shell.command.Streams;
import io.honeybee.shell.script.Command;
import io.honeybee.shell.script.Command.Case;
import io.honeybee.shell.script.Command.For;
import io.honeybee.shell.script.Command.If;
import io.honeybee.shell.script.Command.While;
import io.honeybee.shell.script.Word;
import java.io.IOException;
import java.util.List;

/**
 * Runs the commands that choose among others or repeat them; their redirections are open by then.
 * Each turn of a loop costs a step of the session's budget, also where the loop is empty.
 */
final class Compounds {
  private final Interpreter interpreter;

  Compounds(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  int choose(If clause, ShellState state, Streams streams) throws IOException {
    for (Command.Branch branch : clause.branches()) {
      if (interpreter.run(branch.condition(), state, streams) == 0) {
        return interpreter.run(branch.body(), state, streams);
      }
    }
    state.lastStatus(0);
    return interpreter.run(clause.otherwise(), state, streams);
  }

  int loop(For loop, ShellState state, Streams streams) throws IOException {
    int status = 0;
    List<String> values = new Expander(interpreter, state, streams).words(loop.words());
    for (String value : values) {
      state.budget().step();
      state.set(loop.name(), value);
      try {
        status = interpreter.run(loop.body(), state, streams);
      } catch (LoopJump jump) {
        if (leavesLoop(jump)) {
          return 0;
        }
      }
    }
    return status;
  }

  int loop(While loop, ShellState state, Streams streams) throws IOException {
    int status = 0;
    while (true) {
      state.budget().step();
      try {
        if ((interpreter.run(loop.condition(), state, streams) == 0) == loop.until()) {
          return status;
        }
        status = interpreter.run(loop.body(), state, streams);
      } catch (LoopJump jump) {
        if (leavesLoop(jump)) {
          return 0;
        }
      }
    }
  }

  int loop(Command.Count loop, ShellState state, Streams streams) throws IOException {
    int status = 0;
    Expander expander = new Expander(interpreter, state, streams);
    expander.number(loop.first());
    boolean always = expander.text(loop.condition()).isBlank();
    while (always || expander.number(loop.condition()) != 0) {
      state.budget().step();
      try {
        status = interpreter.run(loop.body(), state, streams);
      } catch (LoopJump jump) {
        if (leavesLoop(jump)) {
          return 0;
        }
      }
      expander.number(loop.each());
    }
    return status;
  }

  /** Whether this loop ends; throws on when an outer one is meant. */
  private static boolean leavesLoop(LoopJump jump) {
    if (jump.kind() == LoopJump.Kind.RETURN) {
      throw jump;
    }
    if (jump.value() > 1) {
      throw new LoopJump(jump.kind(), jump.value() - 1);
    }
    return jump.kind() == LoopJump.Kind.BREAK;
  }

  int choose(Case clause, ShellState state, Streams streams) throws IOException {
    Expander expander = new Expander(interpreter, state, streams);
    String subject = expander.text(clause.subject());
    for (Command.Choice choice : clause.choices()) {
      for (Word pattern : choice.patterns()) {
        if (Patterns.matches(expander.pattern(pattern), subject, state.budget())) {
          return interpreter.run(choice.body(), state, streams);
        }
      }
    }
    return 0;
  }
}

package io.honeybee.app;

import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.ExitCode;
import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.runtime.config.ConfigException;
import io.honeybee.runtime.config.ConfigProblem;
import io.honeybee.runtime.text.Printable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Says what went wrong: a sentence for what the operator can mend, a stack trace for a bug. */
final class FaultReport implements CommandLine.IExecutionExceptionHandler {
  private final Console console;

  FaultReport(Console console) {
    this.console = console;
  }

  @Override
  public int handleExecutionException(
      Exception fault, CommandLine command, CommandLine.ParseResult arguments) {
    return switch (fault) {
      case ConfigException config -> configuration(config);
      case OperatorFault operator -> operator(operator.getMessage());
      case IOException io -> operator(io.getMessage() == null ? io.toString() : io.getMessage());
      default -> bug(fault);
    };
  }

  private int configuration(ConfigException config) {
    for (ConfigProblem problem : config.problems()) {
      console.complain(Printable.escape(problem.toString()));
    }
    return ExitCode.OPERATOR;
  }

  private int operator(@Nullable String sentence) {
    console.complain("honeybee: " + Printable.escape(String.valueOf(sentence)));
    return ExitCode.OPERATOR;
  }

  private int bug(Exception fault) {
    console.complain("honeybee: this is a bug; please report it with the lines below.");
    fault.printStackTrace(console.err());
    return ExitCode.FAILURE;
  }
}

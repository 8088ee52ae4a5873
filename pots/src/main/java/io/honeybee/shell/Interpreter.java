package io.honeybee.shell;

import io.honeybee.shell.command.BrokenPipe;
import io.honeybee.shell.command.Collector;
import io.honeybee.shell.command.Dialect;
import io.honeybee.shell.command.Input;
import io.honeybee.shell.command.LoopJump;
import io.honeybee.shell.command.Output;
import io.honeybee.shell.command.ShellExit;
import io.honeybee.shell.command.ShellRunner;
import io.honeybee.shell.command.ShellState;
import io.honeybee.shell.command.Streams;
import io.honeybee.shell.script.Command;
import io.honeybee.shell.script.Command.AndOr;
import io.honeybee.shell.script.Command.Case;
import io.honeybee.shell.script.Command.For;
import io.honeybee.shell.script.Command.Group;
import io.honeybee.shell.script.Command.If;
import io.honeybee.shell.script.Command.Pipeline;
import io.honeybee.shell.script.Command.Sequence;
import io.honeybee.shell.script.Command.Simple;
import io.honeybee.shell.script.Command.While;
import io.honeybee.shell.script.Parsed;
import io.honeybee.shell.script.Redirection;
import io.honeybee.shell.script.ScriptParser;
import java.io.IOException;
import java.util.List;

/** Runs parsed scripts. Stateless but for the commands it knows; each call has its own state. */
final class Interpreter implements ShellRunner {
  private static final int PIPE_BYTES = 1 << 20;
  private static final int SUBSTITUTION_BYTES = 128 * 1024;
  private static final int SYNTAX_ERROR = 2;
  private static final int SIGNALLED_PIPE = 141;

  private final Launcher launcher;
  private final Compounds compounds = new Compounds(this);

  Interpreter(Launcher launcher) {
    this.launcher = launcher;
  }

  @Override
  public int script(String text, ShellState state, Streams streams) throws IOException {
    int status = script(text, state, streams, false);
    // Also of a shell within the visitor's, whose line lasts as long as it does.
    state
        .surroundings()
        .files()
        .takeSettled()
        .forEach(file -> state.surroundings().events().wrote(file.path(), file.content()));
    return status;
  }

  @Override
  public int evaluated(String text, ShellState state, Streams streams) throws IOException {
    return script(text, state, streams, true);
  }

  private int script(String text, ShellState state, Streams streams, boolean evaluated)
      throws IOException {
    return switch (ScriptParser.parse(text)) {
      case Parsed.Complete(var command) -> {
        state.budget().enter();
        try {
          yield run(command, state, streams);
        } catch (ExpansionFailure e) {
          yield e.status();
        } finally {
          state.budget().leave();
        }
      }
      case Parsed.Incomplete(var wanted) -> {
        int last = 1 + (int) text.chars().filter(c -> c == '\n').count();
        state.line(wanted.length() == 1 ? 1 : state.dialect() == Dialect.BASH ? last + 1 : last);
        streams
            .err()
            .line(syntaxName(state, evaluated) + ": " + state.dialect().unfinished(wanted));
        yield SYNTAX_ERROR;
      }
      case Parsed.Wrong(var token, var line) -> {
        state.line(line);
        streams.err().line(syntaxName(state, evaluated) + ": " + state.dialect().unexpected(token));
        if (state.dialect() == Dialect.BASH && state.mode() != Dialect.Mode.INTERACTIVE) {
          String wrong = text.lines().skip(line - 1L).findFirst().orElse("");
          streams.err().line(syntaxName(state, evaluated) + ": `" + wrong + "'");
        }
        yield SYNTAX_ERROR;
      }
    };
  }

  /** Bash names the option that a wrong command line came with, and all but it name eval. */
  private static String syntaxName(ShellState state, boolean evaluated) {
    if (state.dialect() != Dialect.BASH) {
      return evaluated ? state.errorName("eval") : state.errorName();
    }
    String name = state.errorName();
    return switch (state.mode()) {
      case COMMAND -> evaluated ? state.shellName() : name.replaceFirst(": line ", ": -c: line ");
      case SCRIPT -> evaluated ? name.replaceFirst(": line ", ": eval: line ") : name;
      case INTERACTIVE -> name;
    };
  }

  @Override
  public int command(List<String> words, ShellState state, Streams streams) throws IOException {
    return launcher.launch(words, String.join(" ", words), state, streams, this);
  }

  /** Runs a command and leaves its exit code in the state. */
  int run(Command command, ShellState state, Streams streams) throws IOException {
    state.budget().step();
    int status =
        switch (command) {
          case Sequence(var items) -> sequence(items, state, streams);
          case AndOr(var first, var rest) -> andOr(first, rest, state, streams);
          case Pipeline(var negated, var stages) -> {
            int last = pipeline(stages, state, streams);
            yield negated ? (last == 0 ? 1 : 0) : last;
          }
          case Simple simple -> simple(simple, state, streams);
          case Group group -> group(group, state, streams);
          case If clause ->
              redirected(
                  clause.redirections(), state, streams, s -> compounds.choose(clause, state, s));
          case For loop ->
              redirected(loop.redirections(), state, streams, s -> compounds.loop(loop, state, s));
          case While loop ->
              redirected(loop.redirections(), state, streams, s -> compounds.loop(loop, state, s));
          case Case clause ->
              redirected(
                  clause.redirections(), state, streams, s -> compounds.choose(clause, state, s));
          case Command.Count loop ->
              redirected(loop.redirections(), state, streams, s -> compounds.loop(loop, state, s));
          case Command.Arithmetic(var expression) ->
              new Expander(this, state, streams).number(expression) != 0 ? 0 : 1;
          case Command.Function(var name, var body) -> {
            state.functions().put(name, body);
            yield 0;
          }
        };
    state.lastStatus(status);
    return status;
  }

  /** The output of a command without the line ends at its end. */
  String substitute(Command command, ShellState state, Streams streams) throws IOException {
    Collector collector = new Collector(SUBSTITUTION_BYTES);
    int status = inSubshell(command, state, streams.withOut(collector));
    state.lastStatus(status);
    String text = collector.text();
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end).replace("\0", "");
  }

  private int sequence(List<Command.Item> items, ShellState state, Streams streams)
      throws IOException {
    int status = state.lastStatus();
    for (Command.Item item : items) {
      if (item.background()) {
        ShellState job = state.copy();
        job.background(true);
        inSubshell(item.command(), job, streams.withIn(Input.EMPTY));
        status = 0;
        state.lastStatus(0);
      } else {
        status = run(item.command(), state, streams);
      }
    }
    return items.isEmpty() ? 0 : status;
  }

  private int andOr(Command first, List<Command.Link> rest, ShellState state, Streams streams)
      throws IOException {
    int status = run(first, state, streams);
    for (Command.Link link : rest) {
      if ((status == 0) == link.and()) {
        status = run(link.command(), state, streams);
      }
    }
    return status;
  }

  private int inSubshell(Command command, ShellState state, Streams streams) throws IOException {
    ShellState copy = state.copy();
    state.budget().enter();
    try {
      return run(command, copy, streams);
    } catch (ShellExit exit) {
      return exit.status();
    } catch (ExpansionFailure e) {
      return e.status();
    } catch (LoopJump jump) {
      return jump.value();
    } catch (BrokenPipe e) {
      return SIGNALLED_PIPE;
    } finally {
      state.budget().leave();
    }
  }

  private int pipeline(List<Command> stages, ShellState state, Streams streams) throws IOException {
    if (stages.size() == 1) {
      return run(stages.getFirst(), state, streams);
    }
    Input in = streams.in();
    int status = 0;
    for (int i = 0; i < stages.size(); i++) {
      boolean last = i == stages.size() - 1;
      Collector pipe = new Collector(PIPE_BYTES);
      Output out = last ? streams.out() : pipe;
      status = inSubshell(stages.get(i), state, new Streams(in, out, streams.err()));
      in = Input.of(pipe.text());
    }
    return status;
  }

  private int simple(Simple simple, ShellState state, Streams streams) throws IOException {
    state.line(simple.line());
    Expander expander = new Expander(this, state, streams);
    List<String> words = expander.words(simple.words());
    return redirected(
        simple.redirections(), state, streams, s -> launch(simple, words, expander, state, s));
  }

  private int launch(
      Simple simple, List<String> words, Expander expander, ShellState state, Streams streams)
      throws IOException {
    if (words.isEmpty()) {
      int before = state.lastStatus();
      state.lastStatus(0);
      for (Command.Assignment assignment : simple.assignments()) {
        state.set(assignment.name(), expander.text(assignment.value()));
      }
      // The code of a substitution in a value, if there was one.
      return simple.assignments().isEmpty() ? before : state.lastStatus();
    }
    if (simple.assignments().isEmpty()) {
      return launcher.launch(words, simple.source(), state, streams, this);
    }
    ShellState with = state.copy();
    for (Command.Assignment assignment : simple.assignments()) {
      with.set(assignment.name(), expander.text(assignment.value()));
      with.export(assignment.name());
    }
    int status = launcher.launch(words, simple.source(), with, streams, this);
    state.directory(with.directory());
    return status;
  }

  /** Something that runs with streams. */
  @FunctionalInterface
  private interface Body {
    int run(Streams streams) throws IOException;
  }

  private int redirected(
      List<Redirection> redirections, ShellState state, Streams streams, Body body)
      throws IOException {
    if (redirections.isEmpty()) {
      return body.run(streams);
    }
    Redirector redirector = new Redirector(state, new Expander(this, state, streams), streams);
    Streams changed = redirector.open(redirections);
    if (changed == null) {
      return state.dialect() == Dialect.DASH ? 2 : 1;
    }
    try {
      return body.run(changed);
    } finally {
      redirector.close();
    }
  }

  private int group(Group group, ShellState state, Streams streams) throws IOException {
    return redirected(
        group.redirections(),
        state,
        streams,
        s -> group.subshell() ? inSubshell(group.body(), state, s) : run(group.body(), state, s));
  }
}

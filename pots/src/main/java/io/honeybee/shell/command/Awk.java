package io.honeybee.shell.command;

import io.honeybee.shell.script.Escapes;
import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.util.List;

/** {@code awk}. */
final class Awk implements ShellCommand {
  private static final int WRONG = 2;

  @Override
  public List<String> names() {
    return List.of("awk", "mawk", "gawk");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "Fvf");
    List<String> operands = options.operands();
    if (operands.isEmpty() && !options.has("f")) {
      call.err().line("usage: awk [-F fs][-v var=value][prog | -f progfile][file ...]");
      return WRONG;
    }
    AwkMachine machine;
    try {
      String program = options.has("f") ? call.read(options.value("f", "")) : operands.getFirst();
      machine = new AwkMachine(AwkParser.parse(program), call.state().budget());
    } catch (AwkTokens.Wrong e) {
      String near = e.getMessage() == null ? "" : e.getMessage();
      call.err().line(call.toolName() + ": line 1: syntax error at or near " + near);
      return WRONG;
    } catch (FileFault e) {
      return call.fail(WRONG, options.value("f", ""), e);
    }
    if (options.has("F")) {
      String separator = options.value("F", " ");
      machine.set("FS", separator.equals("t") ? "\t" : Escapes.ansi(separator));
    }
    String assigned = options.value("v", "");
    int equals = assigned.indexOf('=');
    if (equals > 0) {
      machine.set(assigned.substring(0, equals), Escapes.ansi(assigned.substring(equals + 1)));
    }
    call.out().write(machine.begin());
    if (!machine.readsLines()) {
      return 0;
    }
    String text = call.readAll(options.has("f") ? operands : operands.subList(1, operands.size()));
    if (text == null) {
      return WRONG;
    }
    call.out().write(machine.run(Lines.of(text)));
    return 0;
  }
}

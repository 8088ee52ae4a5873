package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code awk}: printing fields of the lines that match, which is what droppers do. */
final class Awk implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("awk", "mawk", "gawk");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "Fvf");
    if (options.operands().isEmpty()) {
      call.err().line("usage: awk [-F fs][-v var=value][prog | -f progfile][file ...]");
      return 2;
    }
    String text = call.readAll(options.operands().subList(1, options.operands().size()));
    if (text == null) {
      return 2;
    }
    AwkProgram program = AwkProgram.parse(options.operands().getFirst(), options.value("F", " "));
    int number = 0;
    for (String line : Lines.of(text)) {
      call.state().budget().work(line.length() + 1);
      String printed = program.line(line, ++number, call.state().budget());
      if (printed != null) {
        call.out().line(printed);
      }
    }
    String end = program.atEnd(number);
    if (!end.isEmpty()) {
      call.out().line(end);
    }
    return 0;
  }
}

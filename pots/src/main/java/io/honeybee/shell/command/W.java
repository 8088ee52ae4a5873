package io.honeybee.shell.command;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** {@code w}, {@code who}. */
final class W implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("w", "who");
  }

  @Override
  public int run(Invocation call) throws IOException {
    String tty = call.visitor().tty().isEmpty() ? "pts/0" : call.visitor().tty();
    String when = Clocks.minute(call.now());
    if (call.name().equals("who")) {
      if (Options.of(call.args(), "").has("b")) {
        Instant boot = call.world().bootedAt();
        call.out()
            .line("         system boot  %s %s".formatted(Clocks.day(boot), Clocks.minute(boot)));
        return 0;
      }
      call.out()
          .line(
              "%-8s %-12s %s (%s)"
                  .formatted(
                      call.visitor().name(),
                      tty,
                      Clocks.day(call.now()) + " " + when,
                      call.visitor().address()));
      return 0;
    }
    call.out().line(SystemLoad.uptimeLine(call));
    call.out().line("USER     TTY      FROM             LOGIN@   IDLE   JCPU   PCPU WHAT");
    call.out()
        .line(
            "%-8s %-8s %-16s %s    0.00s  0.01s  0.00s w"
                .formatted(call.visitor().name(), tty, call.visitor().address(), when));
    return 0;
  }
}

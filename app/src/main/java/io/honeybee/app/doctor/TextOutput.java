package io.honeybee.app.doctor;

import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.Style;
import io.honeybee.runtime.text.Printable;
import java.time.Duration;
import java.util.List;

/** One aligned line a step. */
final class TextOutput implements DoctorOutput {
  private final Console console;

  TextOutput(Console console) {
    this.console = console;
  }

  @Override
  public void plan(String text, boolean besideRunningNode) {
    console.line(Printable.escape(text));
  }

  @Override
  public void finding(Finding finding) {
    console.line(
        "%s  %-13s %6d ms  %s"
            .formatted(
                console.styled(style(finding.verdict()), "%-4s".formatted(finding.verdict())),
                finding.step(),
                finding.took().toMillis(),
                finding.text()));
  }

  private static Style style(Verdict verdict) {
    return switch (verdict) {
      case OK -> Style.GREEN;
      case WARN -> Style.YELLOW;
      case FAIL -> Style.RED;
      case SKIP -> Style.DIM;
    };
  }

  @Override
  public void summary(List<Finding> all, Duration took) {
    long failed = count(all, Verdict.FAIL);
    long warned = count(all, Verdict.WARN);
    console.line(
        console.styled(
            Style.BOLD,
            (failed > 0 ? failed + " wrong, " : "All well, ")
                + warned
                + (warned == 1 ? " warning, " : " warnings, ")
                + count(all, Verdict.SKIP)
                + " not checked, in "
                + took.toMillis()
                + " ms"));
  }

  private static long count(List<Finding> all, Verdict verdict) {
    return all.stream().filter(finding -> finding.verdict() == verdict).count();
  }
}

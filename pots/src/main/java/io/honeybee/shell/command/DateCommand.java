package io.honeybee.shell.command;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** {@code date}. */
final class DateCommand implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("date");
  }

  /** Now, or what {@code -d} names in one of the forms that scripts use. */
  private static Instant when(Invocation call) {
    String given = Options.of(call.args(), "drs").value("d", "");
    if (given.matches("@\\d{1,10}")) {
      return Instant.ofEpochSecond(Long.parseLong(given.substring(1)));
    }
    if (given.matches("\\d{4}-(0[1-9]|1[0-2])-([01]\\d|2[0-8])")) {
      return Instant.parse(given + "T00:00:00Z");
    }
    return call.now();
  }

  @Override
  public int run(Invocation call) throws IOException {
    String format = call.args().stream().filter(a -> a.startsWith("+")).findFirst().orElse("");
    if (format.isEmpty()) {
      call.out().line(Clocks.date(when(call)));
      return 0;
    }
    var now = when(call).atZone(ZoneOffset.UTC);
    StringBuilder out = new StringBuilder();
    for (int i = 1; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        out.append(c);
        continue;
      }
      String part =
          switch (format.charAt(++i)) {
            case 's' -> String.valueOf(now.toEpochSecond());
            case 'Y' -> "%04d".formatted(now.getYear());
            case 'm' -> "%02d".formatted(now.getMonthValue());
            case 'd' -> "%02d".formatted(now.getDayOfMonth());
            case 'H' -> "%02d".formatted(now.getHour());
            case 'M' -> "%02d".formatted(now.getMinute());
            case 'S' -> "%02d".formatted(now.getSecond());
            case 'F' -> Clocks.day(now.toInstant());
            case 'T' -> "%02d:%02d:%02d".formatted(now.getHour(), now.getMinute(), now.getSecond());
            case 'y' -> "%02d".formatted(now.getYear() % 100);
            case 'j' -> "%03d".formatted(now.getDayOfYear());
            case 'a' -> Clocks.date(now.toInstant()).substring(0, 3);
            case 'b', 'h' -> Clocks.date(now.toInstant()).substring(4, 7);
            case 'z' -> "+0000";
            case 'N' -> "%09d".formatted(now.getNano());
            case 'Z' -> "UTC";
            case '%' -> "%";
            default -> "";
          };
      out.append(part);
    }
    call.out().line(out.toString());
    return 0;
  }
}

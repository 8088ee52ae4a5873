package io.honeybee.shell.command;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;

/** {@code date}. */
final class DateCommand implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("date");
  }

  @Override
  public int run(Invocation call) throws IOException {
    String format = call.args().stream().filter(a -> a.startsWith("+")).findFirst().orElse("");
    if (format.isEmpty()) {
      call.out().line(Clocks.date(call.now()));
      return 0;
    }
    var now = call.now().atZone(ZoneOffset.UTC);
    StringBuilder out = new StringBuilder();
    for (int i = 1; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        out.append(c);
        continue;
      }
      String part =
          switch (format.charAt(++i)) {
            case 's' -> String.valueOf(call.now().getEpochSecond());
            case 'Y' -> "%04d".formatted(now.getYear());
            case 'm' -> "%02d".formatted(now.getMonthValue());
            case 'd' -> "%02d".formatted(now.getDayOfMonth());
            case 'H' -> "%02d".formatted(now.getHour());
            case 'M' -> "%02d".formatted(now.getMinute());
            case 'S' -> "%02d".formatted(now.getSecond());
            case 'F' -> Clocks.day(call.now());
            case 'T' -> now.toLocalTime().withNano(0).toString();
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

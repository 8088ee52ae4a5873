package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.util.List;

/** {@code dd}. */
final class Dd implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("dd");
  }

  private static final int USUAL_BLOCK = 512;
  private static final int MAX_BYTES = 1 << 20;

  @Override
  public int run(Invocation call) throws IOException {
    String text;
    String from = value(call, "if");
    try {
      text = from.isEmpty() ? call.in().all() : call.read(from);
    } catch (FileFault e) {
      return call.fail(1, from, e);
    }
    int block = Math.clamp(size(value(call, "bs"), USUAL_BLOCK), 1, MAX_BYTES);
    long skip = (long) size(value(call, "skip"), 0) * block;
    long count = (long) size(value(call, "count"), MAX_BYTES) * block;
    int start = Math.clamp(skip, 0, text.length());
    int end = Math.clamp(start + count, start, text.length());
    String copied = text.substring(start, end);
    String to = value(call, "of");
    if (to.isEmpty()) {
      call.out().write(copied);
    } else {
      try {
        call.files().write(call.path(to), copied);
      } catch (FileFault e) {
        return call.fail(1, to, e);
      }
    }
    String records = copied.length() / block + "+" + (copied.length() % block == 0 ? 0 : 1);
    call.err().line(records + " records in\n" + records + " records out");
    if (call.state().isBusyBox()) {
      return 0;
    }
    call.err()
        .line(
            "%d bytes%s copied, 0.000%d s, %.1f MB/s"
                .formatted(
                    copied.length(),
                    copied.length() < 1000
                        ? ""
                        : " (%.1f kB, %.1f KiB)"
                            .formatted(copied.length() / 1000.0, copied.length() / 1024.0),
                    100 + copied.length() % 800,
                    1 + copied.length() / 300.0));
    return 0;
  }

  private static String value(Invocation call, String name) {
    return call.args().stream()
        .filter(a -> a.startsWith(name + "="))
        .map(a -> a.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }

  private static int size(String text, int otherwise) {
    int unit = text.endsWith("k") || text.endsWith("K") ? 1024 : text.endsWith("M") ? 1 << 20 : 1;
    int number = Numbers.of(unit == 1 ? text : text.substring(0, text.length() - 1), otherwise);
    return (int) Math.min(Integer.MAX_VALUE, (long) number * unit);
  }
}

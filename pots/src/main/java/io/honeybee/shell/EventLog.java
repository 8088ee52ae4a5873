package io.honeybee.shell;

import io.honeybee.pot.EventFields;
import io.honeybee.pot.SessionEvents;
import io.honeybee.shell.command.ShellEvents;
import java.nio.charset.StandardCharsets;

/** Turns what happens in a shell into the events of its session. */
public final class EventLog implements ShellEvents {
  private final SessionEvents events;

  public EventLog(SessionEvents events) {
    this.events = events;
  }

  @Override
  public void input(String line) {
    events.report("command.input", fields("input", line));
  }

  @Override
  public void commandFailed(String input) {
    events.report("command.failed", fields("input", input));
  }

  @Override
  public void download(String url, String file) {
    events.report(
        "session.file_download",
        fields("url", url).text("destfile", file.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static EventFields fields(String name, String bytes) {
    return new EventFields()
        .text(name, bytes.getBytes(StandardCharsets.ISO_8859_1), EventFields.MAX_INPUT_BYTES);
  }
}

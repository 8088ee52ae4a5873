package io.honeybee.shell;

import io.honeybee.capture.CaptureStore;
import io.honeybee.capture.Captured;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.SessionEvents;
import io.honeybee.shell.command.ShellEvents;
import java.nio.charset.StandardCharsets;

/** Turns what happens in a shell into the events of its session. */
public final class EventLog implements ShellEvents {
  private final SessionEvents events;
  private final CaptureStore captures;

  /**
   * @param captures keeps what is written
   */
  public EventLog(SessionEvents events, CaptureStore captures) {
    this.events = events;
    this.captures = captures;
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

  @Override
  public void wrote(String path, String content) {
    Captured captured = captures.keep(content.getBytes(StandardCharsets.ISO_8859_1));
    // As Cowrie tells of files that came by a redirection: a download without a URL.
    events.report("session.file_download", fields("destfile", path).captured(captured));
  }

  @Override
  public void passwordChanged(String user, String password) {
    events.report(
        "credential.changed",
        new EventFields()
            .text("username", user.getBytes(StandardCharsets.ISO_8859_1))
            .text("password", password.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static EventFields fields(String name, String bytes) {
    return new EventFields()
        .text(name, bytes.getBytes(StandardCharsets.ISO_8859_1), EventFields.MAX_INPUT_BYTES);
  }
}

package io.honeybee.shell;

import io.honeybee.capture.CaptureStore;
import io.honeybee.capture.Captured;
import io.honeybee.fetch.Fetched;
import io.honeybee.fetch.Fetcher;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.SessionEvents;
import io.honeybee.shell.command.ShellEvents;
import java.nio.charset.StandardCharsets;

/** Turns what happens in a shell into the events of its session. */
public final class EventLog implements ShellEvents {
  private final SessionEvents events;
  private final CaptureStore captures;
  private final Fetcher fetcher;

  /**
   * @param captures keeps what is written
   * @param fetcher fetches, where that is allowed
   */
  public EventLog(SessionEvents events, CaptureStore captures, Fetcher fetcher) {
    this.events = events;
    this.captures = captures;
    this.fetcher = fetcher;
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
  public Fetched download(String url, String file, String agent) {
    byte[] raw = url.getBytes(StandardCharsets.ISO_8859_1);
    Fetched fetched = fetcher.fetch(new String(raw, StandardCharsets.UTF_8), agent);
    EventFields fields =
        fields("url", url).text("destfile", file.getBytes(StandardCharsets.ISO_8859_1));
    if (fetched instanceof Fetched.Done done) {
      fields.captured(done.captured());
    }
    events.report("session.file_download", fields);
    return fetched;
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

package io.honeybee.node.link;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the {@link LinkReport} up to date, as far as the disk lets it: the link goes on without.
 *
 * <p>Thread rule: any thread.
 */
final class LinkDiary {
  private static final Logger LOG = LoggerFactory.getLogger(LinkDiary.class);

  private final Path directory;
  private String written = "";

  LinkDiary(Path directory) {
    this.directory = directory;
  }

  /** A link begins anew, or ended. */
  synchronized void forget() {
    written = "";
    try {
      LinkReport.forget(directory);
    } catch (IOException e) {
      LOG.debug("The report of the link's state was not deleted", e);
    }
  }

  synchronized void write(LinkReport.State state, String text) {
    String now = state + text;
    if (now.equals(written)) {
      return;
    }
    try {
      LinkReport.write(directory, state, text);
      written = now;
    } catch (IOException e) {
      LOG.debug("The report of the link's state was not written", e);
    }
  }
}

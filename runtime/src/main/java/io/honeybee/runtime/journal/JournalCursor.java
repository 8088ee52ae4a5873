package io.honeybee.runtime.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a journal remembers beside its records.
 *
 * @param acknowledged all records up to this one are acknowledged; may be behind the truth
 * @param unusedFrom no record ever had this seq or a later one; may be ahead of the truth
 */
record JournalCursor(long acknowledged, long unusedFrom) {
  private static final Logger LOG = LoggerFactory.getLogger(JournalCursor.class);
  private static final String FILE = "cursor";
  private static final Pattern CONTENT =
      Pattern.compile("(acknowledged=(\\d{1,18})\nunused_from=(\\d{1,18})\n)checksum=(\\w{8})\n");

  /** Nothing when there is none, or when it was damaged. */
  static Optional<JournalCursor> read(Path directory) throws IOException {
    String content;
    try {
      content = Files.readString(directory.resolve(FILE), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    Matcher matcher = CONTENT.matcher(content);
    if (!matcher.matches() || !checksum(matcher.group(1)).equals(matcher.group(4))) {
      LOG.error("{} is damaged; records may be delivered again", directory.resolve(FILE));
      return Optional.empty();
    }
    return Optional.of(
        new JournalCursor(Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))));
  }

  void write(JournalFiles files, Path directory) throws IOException {
    String body = "acknowledged=%d\nunused_from=%d\n".formatted(acknowledged, unusedFrom);
    files.replace(directory.resolve(FILE), body + "checksum=" + checksum(body) + "\n");
  }

  private static String checksum(String body) {
    CRC32C crc = new CRC32C();
    crc.update(body.getBytes(StandardCharsets.ISO_8859_1));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}

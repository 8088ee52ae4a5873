package io.honeybee.node.intake;

import io.honeybee.runtime.files.DurableFile;
import io.honeybee.runtime.files.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The secret with which a sender begins: <code>{"token":"..."}</code>. Its file holds it on one
 * line, mode 0600. Immutable; any thread.
 */
final class EventToken {
  private static final Logger LOG = LoggerFactory.getLogger(EventToken.class);
  static final String FIELD = "token";
  private static final int MADE_BYTES = 32;
  private static final int LEAST_CHARS = 16;
  private static final int MOST_CHARS = 256;

  private final byte[] digest;
  private final LineJson json = new LineJson();

  private EventToken(String token) {
    this.digest = digest(token);
  }

  /**
   * Reads the token, or makes one where there is no file.
   *
   * @throws IOException when others may read it, or it is none; one sentence that says how to mend
   *     it
   */
  static EventToken open(Path file, RandomGenerator random) throws IOException {
    if (!Files.exists(file)) {
      byte[] bytes = new byte[MADE_BYTES];
      random.nextBytes(bytes);
      String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      DurableFile.writeSecret(file, made + "\n");
      LOG.info("Made a token for senders of events in {}", file);
      return new EventToken(made);
    }
    PrivateFile.check(file, "the event token");
    String text =
        Files.size(file) > 2 * MOST_CHARS
            ? ""
            : Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    if (text.length() < LEAST_CHARS
        || text.length() > MOST_CHARS
        || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IOException(
          file
              + " (honeypot.event_token_file) holds no token: one line of 16 to 256 ASCII"
              + " characters without spaces; put one there, or delete the file and one is made");
    }
    return new EventToken(text);
  }

  /** Whether a sender's first line says it. Takes the same time wherever a wrong one differs. */
  boolean isSaidBy(String line) {
    try {
      JsonNode said = json.read(line).path(FIELD);
      return said.isString() && MessageDigest.isEqual(digest, digest(said.stringValue()));
    } catch (BadLine e) {
      return false;
    }
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

package io.honeybee.runtime.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of a PEM file.
 *
 * @param file where it stands
 * @param type such as {@code CERTIFICATE}
 * @param body base64 between the markers, perhaps with headers before it
 */
record PemBlock(Path file, String type, String body) {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,64})-----(.*?)-----END \\1-----", Pattern.DOTALL);
  private static final int MAX_FILE_BYTES = 4 << 20;

  /** Those of a file, in its order. */
  static List<PemBlock> read(Path file) throws IOException {
    return parse(file, new String(bytes(file), StandardCharsets.ISO_8859_1));
  }

  /** The bytes of a file of reasonable size; the exception says what is wrong with it. */
  static byte[] bytes(Path file) throws IOException {
    try {
      if (Files.isDirectory(file)) {
        throw new IOException(file + " is a directory");
      }
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new IOException(file + " is larger than " + MAX_FILE_BYTES + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IOException(file + " does not exist", e);
    } catch (AccessDeniedException e) {
      throw new IOException(file + " may not be read by this user", e);
    }
  }

  private static List<PemBlock> parse(Path file, String text) {
    List<PemBlock> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      blocks.add(new PemBlock(file, matcher.group(1), matcher.group(2)));
    }
    return blocks;
  }

  /** Whether it is a private key behind a passphrase. */
  boolean encrypted() {
    return type.equals("ENCRYPTED PRIVATE KEY") || body.contains("ENCRYPTED");
  }

  /** What the base64 says. */
  byte[] der() throws IOException {
    try {
      return Base64.getMimeDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " holds a broken " + type + " (base64): " + e.getMessage(), e);
    }
  }
}

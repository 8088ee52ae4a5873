package io.honeybee.app.replay;

import io.honeybee.app.terminal.OperatorFault;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an asciicast v2 file line by line.
 *
 * <p>Thread rule: one thread. Memory: one line of at most {@value #MAX_LINE_BYTES} bytes.
 */
final class CastReader implements AutoCloseable {
  private static final int MAX_LINE_BYTES = 1 << 20;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path file;
  private final InputStream in;
  private int lineNumber;

  /**
   * Opens a file and reads its header.
   *
   * @throws OperatorFault when there is none, or it is no recording
   */
  CastReader(Path file) throws IOException, OperatorFault {
    this.file = file;
    if (!Files.isRegularFile(file)) {
      throw new OperatorFault(
          file + (Files.exists(file) ? " is no file" : " does not exist") + "; name a .cast file");
    }
    this.in = new BufferedInputStream(Files.newInputStream(file));
    try {
      JsonNode header = line();
      if (header == null || header.path("version").asInt(0) != 2) {
        throw new OperatorFault(
            file + " is no recording: its first line is no header of asciicast version 2");
      }
    } catch (IOException | OperatorFault e) {
      in.close();
      throw e;
    }
  }

  /** The next event; empty at the end. */
  Optional<CastEvent> next() throws IOException, OperatorFault {
    JsonNode line = line();
    if (line == null) {
      return Optional.empty();
    }
    boolean sound =
        line.isArray()
            && line.size() == 3
            && line.get(0).isNumber()
            && line.get(1).isString()
            && line.get(2).isString();
    if (!sound) {
      throw broken("is no event; the recording ends there");
    }
    double seconds = line.get(0).doubleValue();
    return Optional.of(
        new CastEvent(seconds, line.get(1).stringValue(), line.get(2).stringValue()));
  }

  private @Nullable JsonNode line() throws IOException, OperatorFault {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c = in.read();
    if (c < 0) {
      return null;
    }
    lineNumber++;
    while (c >= 0 && c != '\n') {
      if (line.size() >= MAX_LINE_BYTES) {
        throw broken("is longer than " + MAX_LINE_BYTES + " bytes");
      }
      line.write(c);
      c = in.read();
    }
    try {
      return JSON.readTree(line.toString(StandardCharsets.UTF_8));
    } catch (JacksonException e) {
      throw broken("is no JSON");
    }
  }

  private OperatorFault broken(String what) {
    return new OperatorFault(
        file + " is no recording, or a broken one: line " + lineNumber + " " + what);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

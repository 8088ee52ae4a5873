package io.honeybee.runtime.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Reads a YAML file into an immutable, validated record. */
public final class ConfigFile {
  private static final long MAX_BYTES = 1L << 20;

  private ConfigFile() {}

  /**
   * Reads a file.
   *
   * @param home what {@code ~} stands for
   * @param reader takes each setting out of the top group; what it leaves is an unknown key. Its
   *     result is thrown away when there was a fault, so it may be made of stand-in values.
   * @throws ConfigException with every fault of the file
   */
  public static <T> T read(Path file, Path home, Function<ConfigSection, T> reader)
      throws ConfigException {
    return parse(file.toString(), text(file), home, reader);
  }

  /** As {@link #read}, from a text; {@code name} stands for the file in messages. */
  public static <T> T parse(String name, String yaml, Path home, Function<ConfigSection, T> reader)
      throws ConfigException {
    Problems problems = new Problems(name);
    ConfigNode.Mapping top = new YamlReader(problems).read(yaml);
    // A file that is no YAML would only add "is missing" for each required key.
    problems.throwIfAny();
    ConfigSection section = new ConfigSection("", top, home, problems);
    T result = reader.apply(section);
    section.reportUnknownKeys();
    problems.throwIfAny();
    return result;
  }

  private static String text(Path file) throws ConfigException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw unreadable(file, "the file is over " + MAX_BYTES + " bytes");
      }
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file; 'init' writes one");
    } catch (CharacterCodingException e) {
      throw unreadable(file, "the file is not UTF-8 text");
    } catch (IOException e) {
      throw unreadable(file, "cannot be read: " + e.getMessage());
    }
  }

  private static ConfigException unreadable(Path file, String text) {
    return new ConfigException(List.of(new ConfigProblem(file.toString(), 1, "", text)));
  }
}

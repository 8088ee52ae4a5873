package io.honeybee.bench.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs nmap, of Debian's package {@code nmap}, against ports of this machine. */
final class Nmap {
  private static final Path PROGRAM = Path.of("/usr/bin/nmap");
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Pattern PORT =
      Pattern.compile("<port protocol=\"\\w+\" portid=\"(\\d+)\">(.*?)</port>");
  private static final Pattern SERVICE = Pattern.compile("<service (.*?)/?>");
  private static final List<String> ATTRIBUTES = List.of("name", "product", "version", "extrainfo");

  private final Path directory;

  /**
   * @param directory for what it prints
   */
  Nmap(Path directory) {
    this.directory = directory;
  }

  /** What it says of each port: service, product, version, and more, with blanks between. */
  Map<Integer, String> versions(Collection<Integer> ports)
      throws IOException, InterruptedException {
    if (!Files.isExecutable(PROGRAM)) {
      throw new IOException(PROGRAM + " is missing; install Debian's package nmap");
    }
    Path xml = directory.resolve("nmap.xml");
    Process process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "-sT",
                "-sV",
                "-Pn",
                "-n",
                "-oX",
                xml.toString(),
                "-p",
                ports.stream().map(String::valueOf).collect(Collectors.joining(",")),
                "127.0.0.1")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("nmap.log").toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE)) {
      process.destroyForcibly();
      throw new IOException("nmap did not end; see " + directory);
    }
    return read(Files.readString(xml, StandardCharsets.UTF_8));
  }

  private static Map<Integer, String> read(String xml) {
    Map<Integer, String> versions = new HashMap<>();
    Matcher port = PORT.matcher(xml);
    while (port.find()) {
      Matcher service = SERVICE.matcher(port.group(2));
      String attributes = service.find() ? service.group(1) : "";
      versions.put(
          Integer.parseInt(port.group(1)),
          ATTRIBUTES.stream()
              .map(name -> value(name, attributes))
              .filter(value -> !value.isEmpty())
              .collect(Collectors.joining(" ")));
    }
    return versions;
  }

  private static String value(String name, String attributes) {
    Matcher value = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(attributes);
    return value.find() ? value.group(1) : "";
  }
}

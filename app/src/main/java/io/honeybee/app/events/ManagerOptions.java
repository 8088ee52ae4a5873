package io.honeybee.app.events;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which manager is asked, and with which token. */
final class ManagerOptions {
  static final String DEFAULT_URL = "http://127.0.0.1:9002";
  private static final int MAX_RETRIES = 10;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The manager's HTTP API (default: " + DEFAULT_URL + ").")
  @Nullable String url;

  // No option takes the token itself, since every user of the machine could see it in 'ps'.
  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "The file with the API token; without it and -c, the environment's HONEYBEE_TOKEN is the"
              + " token.")
  @Nullable Path tokenFile;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description =
          "Who signed the manager's certificate, such as the ca.crt of its folder (PEM; default:"
              + " the system's CAs).")
  @Nullable Path caFile;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "On the manager's machine: its configuration, where all three are found.")
  @Nullable Path config;

  @Option(
      names = "--retries",
      paramLabel = "N",
      defaultValue = "" + MAX_RETRIES,
      description =
          "How often in a row a lost connection is tried again, after waits of half a second to 30"
              + " seconds (default: ${DEFAULT-VALUE}).")
  int retries = MAX_RETRIES;
}

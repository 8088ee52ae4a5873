package io.honeybee.app.doctor;

import io.honeybee.runtime.files.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the node's files are its own, and nobody else's. */
final class FilesCheck implements Check {
  static final String STEP = "files";

  private static final int MAX_POT_FILES = 1_000;
  private static final int POT_DEPTH = 3;

  @Override
  public String step() {
    return STEP;
  }

  @Override
  public void run(Patient patient, Chart chart) throws IOException {
    Path directory = patient.directory();
    if (!Files.exists(directory)) {
      chart.ok(STEP, directory + " (honeypot.base_dir) is made when the node first starts");
      return;
    }
    Optional<String> stranger = FileOwner.otherThanThisUser(directory);
    if (stranger.isPresent()) {
      String owner =
          "%s (honeypot.base_dir) belongs to user %s and not to the one that runs this"
              .formatted(directory, stranger.get());
      if (patient.running()) {
        // Nothing of this user's is left behind there, so a root's look does no harm.
        chart.warn(STEP, owner + "; what it finds holds for this user");
      } else {
        chart.fail(
            STEP,
            owner
                + "; run the doctor as the node's user, or give the directory to this one (chown -R)");
      }
    }
    boolean good = stranger.isEmpty();
    List<Path> files = mine(patient);
    for (Path file : files) {
      try {
        PrivateFile.check(file, "the node's own");
      } catch (IOException e) {
        good = false;
        chart.fail(STEP, e);
      }
    }
    if (good) {
      chart.ok(
          STEP,
          "%s (honeypot.base_dir) and what is secret in it are this user's alone (%d looked at)"
              .formatted(directory, files.size()));
    }
  }

  private static List<Path> mine(Patient patient) throws IOException {
    Path directory = patient.directory();
    List<Path> files = new ArrayList<>();
    files.add(directory);
    files.add(directory.resolve("node_id"));
    files.add(directory.resolve("world_seed"));
    files.add(patient.config().spool().dir());
    patient.config().tls().client().keyFile().ifPresent(files::add);
    Path pots = directory.resolve("pots");
    if (Files.isDirectory(pots)) {
      try (Stream<Path> found = Files.walk(pots, POT_DEPTH)) {
        found
            .filter(file -> file.getFileName().toString().contains("key"))
            .limit(MAX_POT_FILES)
            .forEach(files::add);
      }
    }
    return files.stream().filter(Files::exists).toList();
  }
}

package io.honeybee.node.identity;

import io.honeybee.protocol.NodeId;
import io.honeybee.runtime.files.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What makes a node the same node after a restart.
 *
 * @param id its number at the manager
 * @param worldSeed what the machine it pretends to be is made from
 * @param since when it was first pretended, in whole seconds
 */
public record Identity(NodeId id, long worldSeed, Instant since) {
  private static final String ID_FILE = "node_id";
  private static final String SEED_FILE = "world_seed";
  private static final String SINCE_FILE = "world_since";

  /**
   * Reads the identity that a directory holds, and makes and keeps (mode 0600) what is missing.
   *
   * @param random a strong source: an id must not be guessable from another
   * @throws IOException when the directory cannot be used or a file holds something else; one
   *     sentence for the operator
   */
  public static Identity open(Path directory, RandomGenerator random, InstantSource clock)
      throws IOException {
    DurableFile.makePrivateDirectory(directory);
    long id = keep(directory.resolve(ID_FILE), () -> NodeId.random(random).bits());
    if (id == NodeId.BROADCAST.bits()) {
      throw unusable(directory.resolve(ID_FILE));
    }
    long seed = keep(directory.resolve(SEED_FILE), random::nextLong);
    long since = keep(directory.resolve(SINCE_FILE), () -> clock.instant().getEpochSecond());
    try {
      return new Identity(new NodeId(id), seed, Instant.ofEpochSecond(since));
    } catch (DateTimeException e) {
      throw unusable(directory.resolve(SINCE_FILE));
    }
  }

  /** The unsigned decimal number in a file, or a new one that is then in it. */
  private static long keep(Path file, Supplier<Long> makeNew) throws IOException {
    try {
      return Long.parseUnsignedLong(Files.readString(file).strip());
    } catch (NumberFormatException e) {
      throw unusable(file);
    } catch (NoSuchFileException e) {
      long made = makeNew.get();
      DurableFile.writeSecret(file, Long.toUnsignedString(made) + "\n");
      return made;
    }
  }

  private static IOException unusable(Path file) {
    return new IOException(
        file
            + " holds no number in 1..18446744073709551615; restore it from a backup, or delete it"
            + " and the node becomes a new one");
  }
}

package io.honeybee.shell;

import io.honeybee.shell.command.Commands;
import io.honeybee.shell.command.Visitor;
import io.honeybee.world.World;
import io.honeybee.world.files.DebianImage;
import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode.Directory;
import io.honeybee.world.files.SessionFiles;
import io.honeybee.world.files.WriteBudget;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What all sessions of a pot share: the world, its file tree, and how much they may write together.
 * The tree is built when the first session needs it.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class Machine {
  private static final long MAX_WRITTEN_BYTES = 64L << 20;

  private final World world;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final WriteBudget writeBudget = new WriteBudget(MAX_WRITTEN_BYTES);
  private final Interpreter interpreter = new Interpreter(new Launcher(Commands.debian()));
  private @Nullable Directory root;

  public Machine(World world, InstantSource clock, RandomGenerator random) {
    this.world = world;
    this.clock = clock;
    this.random = random;
  }

  World world() {
    return world;
  }

  InstantSource clock() {
    return clock;
  }

  RandomGenerator random() {
    return random;
  }

  WriteBudget writeBudget() {
    return writeBudget;
  }

  Interpreter interpreter() {
    return interpreter;
  }

  /** The files as one visitor finds them; whoever asks closes them. */
  public SessionFiles files(Visitor visitor) {
    SessionFiles files = new SessionFiles(root(), clock, writeBudget, visitor.user());
    try {
      AccountHome.ensure(visitor, root(), files);
    } catch (FileFault e) {
      // With the pot's space for files used up, the visitor goes without a home.
    }
    return files;
  }

  synchronized Directory root() {
    Directory built = root;
    if (built == null) {
      built = DebianImage.build(world);
      root = built;
    }
    return built;
  }
}

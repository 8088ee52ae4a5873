package io.honeybee.shell;

import io.honeybee.shell.command.Commands;
import io.honeybee.shell.command.Visitor;
import io.honeybee.world.World;
import io.honeybee.world.files.DebianImage;
import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.Image;
import io.honeybee.world.files.LeftFiles;
import io.honeybee.world.files.RouterImage;
import io.honeybee.world.files.SessionFiles;
import io.honeybee.world.files.WriteBudget;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What all sessions of a pot share: the world, its files, and how much they may write together. The
 * files are laid out when the first session needs them.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class Machine {
  private static final long MAX_WRITTEN_BYTES = 64L << 20;

  private final World world;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Commands commands;
  private final Supplier<Image> builder;
  private final WriteBudget writeBudget = new WriteBudget(MAX_WRITTEN_BYTES);
  private final LeftFiles left;
  private final Interpreter interpreter;
  private @Nullable Image image;

  private Machine(
      World world,
      Commands commands,
      Supplier<Image> builder,
      InstantSource clock,
      RandomGenerator random) {
    this.world = world;
    this.commands = commands;
    this.builder = builder;
    this.clock = clock;
    this.random = random;
    this.left = new LeftFiles(clock);
    this.interpreter = new Interpreter(new Launcher(commands));
  }

  /** The server itself. */
  public Machine(World server, InstantSource clock, RandomGenerator random) {
    this(server, Commands.debian(), () -> DebianImage.build(server), clock, random);
  }

  /** The router in front of a server. */
  public static Machine routerOf(World server, InstantSource clock, RandomGenerator random) {
    World router = server.router();
    return new Machine(
        router, Commands.router(), () -> RouterImage.build(router, server), clock, random);
  }

  public World world() {
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

  Commands commands() {
    return commands;
  }

  /** The files as a visitor finds them who is new; whoever asks closes them. */
  public SessionFiles files(Visitor visitor) {
    SessionFiles files = new SessionFiles(image(), clock, writeBudget, visitor.user());
    housed(visitor, files);
    return files;
  }

  /** The files with those that an earlier visitor of the same address left; to be closed too. */
  public SessionFiles filesOfReturning(Visitor visitor) {
    SessionFiles files = new SessionFiles(image(), clock, writeBudget, visitor.user());
    files.continueFor(visitor.address(), left);
    housed(visitor, files);
    return files;
  }

  private void housed(Visitor visitor, SessionFiles files) {
    try {
      AccountHome.ensure(visitor, image().root(), files);
    } catch (FileFault e) {
      // With the pot's space for files used up, the visitor goes without a home.
    }
  }

  synchronized Image image() {
    Image built = image;
    if (built == null) {
      built = builder.get();
      image = built;
    }
    return built;
  }
}

package io.honeybee.node.command;

import io.honeybee.node.link.CommandReceiver;
import io.honeybee.protocol.Command;
import io.honeybee.protocol.NodeCommand;
import io.honeybee.protocol.NodeEvent;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeMessage;
import io.honeybee.protocol.NodeStatusUpdate;
import io.honeybee.runtime.lifecycle.Service;
import io.honeybee.runtime.text.Printable;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the manager says. {@code Stop}, {@code Restart} and {@code Status} are seen to at once;
 * what works on pots is done one after the other.
 *
 * <p>Thread rule: safe for use by any thread. At most {@value #MAX_WAITING} commands wait.
 */
public final class Commands implements CommandReceiver, Service {
  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
  private static final int MAX_WAITING = 100;
  private static final int MAX_NAME_CHARS = 120;

  private final NodeId id;
  private final NodeControl node;
  private final PotCommands pots;
  private final Supplier<NodeStatusUpdate> status;
  private final Consumer<NodeMessage> manager;
  private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private @Nullable Thread worker;

  /**
   * @param status how the node is now
   * @param manager gets the answers; never blocks
   */
  public Commands(
      NodeId id,
      NodeControl node,
      PotCommands pots,
      Supplier<NodeStatusUpdate> status,
      Consumer<NodeMessage> manager) {
    this.id = id;
    this.node = node;
    this.pots = pots;
    this.status = status;
    this.manager = manager;
  }

  @Override
  public String name() {
    return "commands";
  }

  @Override
  public synchronized void start() {
    if (worker == null) {
      worker = Thread.ofVirtual().name("commands").start(this::work);
    }
  }

  @Override
  public synchronized void stop() {
    if (worker != null) {
      worker.interrupt();
      worker = null;
    }
  }

  @Override
  public void receive(NodeCommand message, boolean wantsResult) {
    Answer answer = new Answer(id, wantsResult ? message.commandId() : null, manager);
    Command command = message.command();
    LOG.info("The manager says {}", Printable.escape(nameOf(command), MAX_NAME_CHARS));
    switch (command) {
      case Command.Stop _ -> node.stop(answer);
      case Command.Restart _ -> node.restart(answer);
      case Command.Status _ -> {
        manager.accept(status.get());
        answer.ok();
      }
      case Command.UpdateConfig _ -> enqueue(answer, () -> node.updateConfig(answer));
      case Command.GetInstalledPots _ -> enqueue(answer, () -> pots.list(answer));
      case Command.InstallPot install -> enqueue(answer, () -> pots.install(install, answer));
      case Command.PotCommand pot -> enqueue(answer, () -> pots.run(pot, answer));
      case Command.Unknown(String name) -> fail(answer, "this node knows no command " + name);
    }
  }

  private static String nameOf(Command command) {
    return switch (command) {
      case Command.Unknown(String name) -> name + " (unknown)";
      case Command.PotCommand pot -> pot.getClass().getSimpleName() + " " + pot.potId();
      case Command.InstallPot install -> "InstallPot " + install.potId();
      case Command.Stop _,
          Command.Restart _,
          Command.Status _,
          Command.UpdateConfig _,
          Command.GetInstalledPots _ ->
          command.getClass().getSimpleName();
    };
  }

  private void fail(Answer answer, String reason) {
    manager.accept(new NodeEvent.Error(reason));
    answer.failed(reason);
  }

  private void enqueue(Answer answer, Runnable work) {
    Runnable guarded =
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            LOG.error("A command failed", e);
            fail(answer, "the command failed through a fault of this node: " + e);
          }
        };
    if (!waiting.offer(guarded)) {
      fail(answer, "more than " + MAX_WAITING + " commands wait already; send it again later");
    }
  }

  private void work() {
    try {
      while (true) {
        waiting.take().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

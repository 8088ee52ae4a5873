package io.honeybee.manager.fleet;

import io.honeybee.manager.database.Database;
import io.honeybee.protocol.Capability;
import io.honeybee.protocol.Command;
import io.honeybee.protocol.NodeCommand;
import io.honeybee.protocol.NodeId;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** All nodes, connected or not. Safe for use by any thread; nothing here waits for a node. */
public final class Fleet {
  private static final Comparator<NodeView> BY_NAME_THEN_ID =
      Comparator.comparing(NodeView::nodeName).thenComparing(NodeView::nodeId);

  private final Registry registry;
  private final Commands commands;
  private final FleetCounters counters = new FleetCounters();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  private Fleet(Registry registry, Commands commands) {
    this.registry = registry;
    this.commands = commands;
  }

  /**
   * Reads the nodes of former runs; none is connected.
   *
   * @param random for the ids of commands
   */
  public static Fleet open(
      Database database, NodesSettings settings, InstantSource clock, RandomGenerator random) {
    // Room for as many again that are away.
    Registry registry = new Registry(database, clock, 2 * settings.maxConnections());
    registry.load();
    return new Fleet(registry, new Commands(clock, random));
  }

  /** By name, then id. */
  public List<NodeView> nodes() {
    return registry.all().stream().map(KnownNode::view).sorted(BY_NAME_THEN_ID).toList();
  }

  public Optional<NodeView> node(NodeId id) {
    return registry.find(id).map(KnownNode::view);
  }

  /**
   * Sends a command and returns at once.
   *
   * @throws NodeUnreachable when the node is unknown or not connected
   */
  public CommandState send(NodeId id, Command command) throws NodeUnreachable {
    NodeSession session =
        registry
            .find(id)
            .map(KnownNode::session)
            .orElseThrow(
                () ->
                    new NodeUnreachable(
                        registry.find(id).isPresent()
                            ? "node " + id + " is not connected"
                            : "there is no node " + id));
    boolean answers = session.has(Capability.COMMAND_RESULT);
    CommandState state = commands.begin(id, command, answers);
    if (!session.send(new NodeCommand(id, command, answers ? state.commandId() : null))) {
      commands.withdraw(state);
      throw new NodeUnreachable("node " + id + " does not read what it is sent");
    }
    changed();
    return state;
  }

  /** A command of the last while, by its id. */
  public Optional<CommandState> command(String commandId) {
    return commands.find(commandId);
  }

  /** Runs the listener, on any thread, after any change; it must not block. */
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** What came in over the nodes' port and was not as it should be, by what it was. */
  public Map<String, Long> counters() {
    return counters.snapshot();
  }

  void changed() {
    listeners.forEach(Runnable::run);
  }

  Registry registry() {
    return registry;
  }

  Commands commands() {
    return commands;
  }

  FleetCounters counts() {
    return counters;
  }
}

package io.honeybee.pot.ssh;

import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.TcpPot;
import io.honeybee.runtime.files.DurableFile;
import io.honeybee.runtime.net.TcpConnection;
import io.honeybee.runtime.net.TcpServer;
import io.honeybee.shell.Machine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An SSH server. The port is bound at once; MINA and the security provider take a second to load,
 * which they do beside the start, and the first connections wait for them.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class SshPot implements Pot {
  private static final Logger LOG = LoggerFactory.getLogger(SshPot.class);

  private final PotContext context;
  private final SshSettings settings;
  private final Machine machine;
  private final TcpServer server;
  private volatile CompletableFuture<SshSessions> sessions = new CompletableFuture<>();

  SshPot(PotContext context, SshSettings settings) {
    this.context = context;
    this.settings = settings;
    this.machine = new Machine(context.world(), context.clock(), context.random());
    this.server = TcpPot.server(context, name(), this::serve);
  }

  @Override
  public String name() {
    return "ssh pot " + context.potId();
  }

  @Override
  public synchronized void start() throws IOException {
    DurableFile.makePrivateDirectory(context.directory());
    CompletableFuture<SshSessions> loading = new CompletableFuture<>();
    sessions = loading;
    server.start();
    Thread.ofVirtual().name(name() + " load").start(() -> load(loading));
  }

  private void load(CompletableFuture<SshSessions> loading) {
    try {
      HostKeys hostKeys = new HostKeys(context.directory());
      hostKeys.prepare();
      SshSessions made =
          new SshSessions(SshServers.create(context, settings, hostKeys, machine), context);
      hostKeys.loadKeys(null);
      loading.complete(made);
    } catch (IOException | RuntimeException | LinkageError e) {
      LOG.error("{} cannot serve connections", name(), e);
      loading.completeExceptionally(e);
    }
  }

  private void serve(TcpConnection connection) throws IOException {
    SshSessions handler;
    try {
      handler = sessions.join();
    } catch (CompletionException e) {
      throw new IOException("the pot did not load", e);
    }
    new SocketSession(connection, context.limits()).run(handler);
  }

  @Override
  public void stop() {
    server.stop();
  }

  @Override
  public List<InetSocketAddress> addresses() {
    return server.addresses();
  }

  @Override
  public Optional<String> fault() {
    return sessions.isCompletedExceptionally()
        ? Optional.of("what it speaks SSH with did not load; the log says why")
        : server.fault();
  }

  @Override
  public int openSessions() {
    return server.openConnections();
  }
}

package io.honeybee.pot.ssh;

import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.PotContext;
import io.honeybee.shell.EventLog;
import io.honeybee.shell.Machine;
import io.honeybee.transfer.ScpCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.file.nonefs.NoneFileSystemFactory;
import org.apache.sshd.common.forward.DefaultForwarderFactory;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.KeyExchangeFactory;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.mac.Mac;
import org.apache.sshd.common.random.JceRandomFactory;
import org.apache.sshd.common.random.SingletonRandomFactory;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.helpers.DefaultUnknownChannelReferenceHandler;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.subsystem.SubsystemFactory;

/** Sets MINA's server up: algorithms, limits, logins, and nothing that reaches out. */
final class SshServers {
  // As OpenSSH has them.
  private static final int MAX_AUTH_TRIES = 6;
  private static final int MAX_CHANNELS = 10;
  private static final long WINDOW_BYTES = 64 * 1024;

  private SshServers() {}

  /** Makes MINA's settings; they are never started as a server, which {@link SshPot} is itself. */
  static SshServer create(
      PotContext context, SshSettings settings, HostKeys hostKeys, Machine machine) {
    // MINA's builder would load every algorithm there is, which takes long at a start.
    SshServer server = new SshServer();
    server.setRandomFactory(new SingletonRandomFactory(JceRandomFactory.INSTANCE));
    server.setFileSystemFactory(NoneFileSystemFactory.INSTANCE);
    server.setForwarderFactory(DefaultForwarderFactory.INSTANCE);
    server.setKexExtensionHandler(new ServerExtensions(settings.personality().isRecent()));
    server.setUnknownChannelReferenceHandler(DefaultUnknownChannelReferenceHandler.INSTANCE);
    algorithms(server, settings.personality());
    limits(server);
    logins(server, settings);
    channels(server, context, settings, machine);
    server.setKeyPairProvider(hostKeys);
    String banner = settings.personality().banner();
    CoreModuleProperties.SERVER_IDENTIFICATION.set(server, banner.substring("SSH-2.0-".length()));
    server.setServiceFactories(SshServer.DEFAULT_SERVICE_FACTORIES);
    return server;
  }

  private static void algorithms(SshServer server, Personality personality) {
    List<KeyExchangeFactory> kex = new ArrayList<>();
    for (String name : personality.kex()) {
      kex.add(ServerBuilder.DH2KEX.apply(BuiltinDHFactories.resolveFactory(name)));
    }
    List<NamedFactory<Cipher>> ciphers = new ArrayList<>();
    personality.ciphers().forEach(n -> ciphers.add(BuiltinCiphers.resolveFactory(n)));
    List<NamedFactory<Mac>> macs = new ArrayList<>();
    for (String name : personality.macs()) {
      Optional<UmacAlgorithm> umac = UmacAlgorithm.of(name);
      macs.add(umac.isPresent() ? umac.get() : BuiltinMacs.resolveFactory(name));
    }
    server.setKeyExchangeFactories(kex);
    server.setCipherFactories(ciphers);
    server.setMacFactories(macs);
    server.setCompressionFactories(
        List.of(BuiltinCompressions.none, BuiltinCompressions.delayedZlib));
    List<NamedFactory<Signature>> signatures =
        new ArrayList<>(List.of(BuiltinSignatures.rsaSHA512, BuiltinSignatures.rsaSHA256));
    if (!personality.isRecent()) {
      // Until OpenSSH 8.8.
      signatures.add(BuiltinSignatures.rsa);
    }
    signatures.add(BuiltinSignatures.nistp256);
    signatures.add(BuiltinSignatures.ed25519);
    server.setSignatureFactories(signatures);
  }

  private static void limits(SshServer server) {
    // The socket's own limits hold; MINA's would need a thread that a slow client can block.
    CoreModuleProperties.AUTH_TIMEOUT.set(server, Duration.ZERO);
    CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
    CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, MAX_AUTH_TRIES);
    CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, MAX_CHANNELS);
    CoreModuleProperties.WINDOW_SIZE.set(server, WINDOW_BYTES);
  }

  private static void logins(SshServer server, SshSettings settings) {
    PasswordLogins logins = new PasswordLogins(new LoginDesk(settings.login()));
    server.setPasswordAuthenticator(logins);
    server.setKeyboardInteractiveAuthenticator(logins);
    // Keys are reported from the packet and never let in.
    server.setPublickeyAuthenticator((user, key, session) -> false);
    List<UserAuthFactory> methods = new ArrayList<>();
    for (String method : settings.authMethods()) {
      methods.add(
          switch (method) {
            case "password" -> UserAuthPasswordFactory.INSTANCE;
            case "publickey" -> new UserAuthPublicKeyFactory(List.copyOf(BuiltinSignatures.VALUES));
            default -> UserAuthKeyboardInteractiveFactory.INSTANCE;
          });
    }
    server.setUserAuthFactories(methods);
  }

  private static void channels(
      SshServer server, PotContext context, SshSettings settings, Machine machine) {
    boolean recent = settings.personality().isRecent();
    server.setChannelFactories(List.of(new ShellChannels()));
    server.setGlobalRequestHandlers(List.of());
    server.setSubsystemFactories(List.of(new Sftp(context, machine, recent)));
    server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
    server.setShellFactory(
        channel -> new ShellRun(context, machine, (SshSession) channel.getSession(), null));
    server.setCommandFactory(
        (channel, command) -> {
          SshSession session = (SshSession) channel.getSession();
          String line = new String(session.watch().exec(), StandardCharsets.ISO_8859_1);
          Optional<ScpCommand> scp = ScpCommand.parse(line);
          if (scp.isPresent()) {
            new EventLog(session.events(), context.captures(), context.fetcher()).input(line);
            return new TransferRun(context, machine, session, recent, scp.get());
          }
          return new ShellRun(context, machine, session, line);
        });
  }

  /** The subsystem that sftp, and scp of OpenSSH 9, ask for. */
  private record Sftp(PotContext context, Machine machine, boolean recent)
      implements SubsystemFactory {
    @Override
    public String getName() {
      return "sftp";
    }

    @Override
    public Command createSubsystem(ChannelSession channel) {
      SshSession session = (SshSession) channel.getSession();
      return new TransferRun(context, machine, session, recent, null);
    }
  }

  /** Makes channels of the one kind there is. */
  private static final class ShellChannels implements ChannelFactory {
    @Override
    public String getName() {
      return "session";
    }

    @Override
    public Channel createChannel(Session session) {
      return new ShellChannel();
    }
  }
}

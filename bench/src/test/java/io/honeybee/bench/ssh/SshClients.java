package io.honeybee.bench.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;

/**
 * Any number of light SSH clients in this process, which choose what the clients of most bots
 * (Go's) do: curve25519 and AES-128-GCM, and here Ed25519 as the host key. Safe for use by any
 * thread; calls block.
 */
public final class SshClients implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SshClient client;

  private SshClients(SshClient client) {
    this.client = client;
  }

  /** Ready to connect. */
  public static SshClients start() {
    SshClient client = SshClient.setUpDefaultClient();
    // Any key is welcome, without a word in the log about each.
    client.setServerKeyVerifier((session, address, key) -> true);
    client.setKeyExchangeFactories(
        NamedFactory.setUpTransformedFactories(
            false, List.of(BuiltinDHFactories.curve25519), ClientBuilder.DH2KEX));
    client.setCipherFactoriesNames("aes128-gcm@openssh.com");
    client.setSignatureFactoriesNames("ssh-ed25519");
    // Nothing of this user's own is read or offered.
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setFilePasswordProvider(FilePasswordProvider.EMPTY);
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, Duration.ZERO);
    CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
    client.start();
    return new SshClients(client);
  }

  /** Logs in, or fails. */
  public ClientSession login(int port, InetAddress from, Credential credential) throws IOException {
    ClientSession session =
        client
            .connect(
                credential.user(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                new InetSocketAddress(from, 0))
            .verify(PATIENCE)
            .getSession();
    try {
      credential.addTo(session);
      session.auth().verify(PATIENCE);
      return session;
    } catch (IOException | RuntimeException e) {
      session.close(true);
      throw e;
    }
  }

  /** Source addresses of a fleet of attackers: all of 127.0.0.0/8 is this machine. */
  public static InetAddress source(int number) throws IOException {
    return InetAddress.getByAddress(
        new byte[] {127, 1, (byte) (number / 250), (byte) (1 + number % 250)});
  }

  @Override
  public void close() {
    client.stop();
  }
}

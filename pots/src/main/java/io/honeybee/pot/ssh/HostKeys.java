package io.honeybee.pot.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.SessionContext;
import org.jspecify.annotations.Nullable;

/**
 * The host keys: RSA, ECDSA and Ed25519, as Debian's OpenSSH makes them. They are read, and at the
 * very first start made, on a thread of their own, so that a start need not wait for the security
 * provider or for an RSA key; the first session does.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class HostKeys implements KeyPairProvider {
  private static final int RSA_BITS = 3072;
  private static final int EC_BITS = 256;

  private final List<HostKeyFile> files;
  private final CompletableFuture<List<KeyPair>> keys = new CompletableFuture<>();

  HostKeys(Path directory) {
    this.files =
        List.of(
            new HostKeyFile(directory.resolve("ssh_host_rsa_key"), "RSA", RSA_BITS),
            new HostKeyFile(directory.resolve("ssh_host_ecdsa_key"), "EC", EC_BITS),
            new HostKeyFile(directory.resolve("ssh_host_ed25519_key"), "Ed25519", 0));
  }

  /** Begins to read or make the keys. */
  void prepare() {
    Thread.ofVirtual().name("ssh host keys").start(this::load);
  }

  private void load() {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<KeyPair>> loading =
          files.stream().map(f -> CompletableFuture.supplyAsync(() -> load(f), executor)).toList();
      keys.complete(loading.stream().map(CompletableFuture::join).toList());
    } catch (CompletionException e) {
      keys.completeExceptionally(e.getCause() == null ? e : e.getCause());
    }
  }

  private static KeyPair load(HostKeyFile file) {
    try {
      return file.loadOrMake();
    } catch (IOException | GeneralSecurityException e) {
      throw new CompletionException(e);
    }
  }

  /** The keys; waits for them. */
  @Override
  public Iterable<KeyPair> loadKeys(@Nullable SessionContext session) throws IOException {
    try {
      return keys.join();
    } catch (CompletionException e) {
      throw new IOException("no host keys: " + e.getMessage(), e);
    }
  }
}

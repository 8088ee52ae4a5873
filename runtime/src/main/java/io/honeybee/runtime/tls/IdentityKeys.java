package io.honeybee.runtime.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows the present identity to JSSE. Its alias is a generation, since JSSE asks for alias, key and
 * chain one after the other and must get three that belong together.
 */
final class IdentityKeys extends X509ExtendedKeyManager {

  private record Generation(long number, Identity identity, @Nullable Identity before) {}

  private final Supplier<Identity> identity;
  private final AtomicReference<@Nullable Generation> latest = new AtomicReference<>();

  IdentityKeys(Supplier<Identity> identity) {
    this.identity = identity;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return alias(List.of(keyType));
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return alias(List.of(keyType));
  }

  // The issuers that a server names are left aside: a certificate that it refuses, with a reason,
  // tells an operator more than one that was never sent.
  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return alias(List.of(keyTypes));
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return alias(List.of(keyTypes));
  }

  private @Nullable String alias(List<String> keyTypes) {
    Identity now = identity.get();
    if (!keyTypes.contains(now.key().getAlgorithm())) {
      return null;
    }
    Generation generation =
        latest.updateAndGet(
            last -> {
              if (last == null) {
                return new Generation(0, now, null);
              }
              return last.identity().equals(now)
                  ? last
                  : new Generation(last.number() + 1, now, last.identity());
            });
    return String.valueOf(generation == null ? 0 : generation.number());
  }

  private @Nullable Identity of(@Nullable String alias) {
    Generation generation = latest.get();
    if (generation == null || alias == null) {
      return null;
    }
    return alias.equals(String.valueOf(generation.number()))
        ? generation.identity()
        : generation.before();
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
    Identity found = of(alias);
    return found == null ? null : found.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(@Nullable String alias) {
    Identity found = of(alias);
    return found == null ? null : found.key();
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return aliases(keyType);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return aliases(keyType);
  }

  private String @Nullable [] aliases(String keyType) {
    String alias = alias(List.of(keyType));
    return alias == null ? null : new String[] {alias};
  }
}

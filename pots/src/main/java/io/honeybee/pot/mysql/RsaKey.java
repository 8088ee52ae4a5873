package io.honeybee.pot.mysql;

import io.honeybee.pot.PotContext;
import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.certs.SelfSignedCertificate;
import io.honeybee.runtime.tls.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * The key with which clients hide a password when there is no TLS. Made at first use and kept in
 * the pot's directory, as MySQL keeps {@code private_key.pem}.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class RsaKey {
  /** How long a hidden password is. */
  static final int BYTES = 256;

  private final PotContext context;
  private @Nullable Pair pair;

  private record Pair(PrivateKey secret, PublicKey open) {}

  RsaKey(PotContext context) {
    this.context = context;
  }

  /** The public half, as the server sends it. */
  byte[] publicPem() throws IOException {
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pair().open().getEncoded());
    return ("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The password that a client hid; empty when it is none. */
  Optional<byte[]> reveal(byte[] hidden, byte[] challenge) throws IOException {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
      cipher.init(Cipher.DECRYPT_MODE, pair().secret());
      byte[] clear = Scramble.xor(cipher.doFinal(hidden), challenge);
      int end = clear.length > 0 && clear[clear.length - 1] == 0 ? clear.length - 1 : clear.length;
      return Optional.of(Arrays.copyOf(clear, end));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private synchronized Pair pair() throws IOException {
    Pair present = pair;
    if (present == null) {
      CertificateFiles files = CertificateFiles.in(context.directory(), "password");
      if (!Files.exists(files.key()) || !Files.exists(files.certificate())) {
        SelfSignedCertificate.create(
            files, context.world().hostName(), context.world().installedAt(), new SecureRandom());
      }
      present =
          new Pair(
              Pem.privateKey(files.key()),
              Pem.certificates(files.certificate()).getFirst().getPublicKey());
      pair = present;
    }
    return present;
  }
}

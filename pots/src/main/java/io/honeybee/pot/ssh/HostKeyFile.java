package io.honeybee.pot.ssh;

import io.honeybee.runtime.files.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One host key, made once and kept with mode 0600. The file holds the public and the private key as
 * Base64 lines.
 *
 * @param algorithm as the Java security API names it
 * @param bits of the key; 0 where the algorithm leaves no choice
 */
record HostKeyFile(Path file, String algorithm, int bits) {
  private static final Logger LOG = LoggerFactory.getLogger(HostKeyFile.class);

  /** Reads the key, or makes it when there is none or none that can be used. */
  KeyPair loadOrMake() throws IOException, GeneralSecurityException {
    if (Files.exists(file)) {
      try {
        return load();
      } catch (IOException | GeneralSecurityException | RuntimeException e) {
        LOG.warn("{} is not a usable host key ({}); making a new one", file, e.toString());
      }
    }
    KeyPairGenerator generator = SecurityUtils.getKeyPairGenerator(algorithm);
    if (bits > 0) {
      generator.initialize(bits);
    }
    KeyPair pair = generator.generateKeyPair();
    Base64.Encoder base64 = Base64.getEncoder();
    DurableFile.writeSecret(
        file,
        base64.encodeToString(pair.getPublic().getEncoded())
            + "\n"
            + base64.encodeToString(pair.getPrivate().getEncoded())
            + "\n");
    return pair;
  }

  private KeyPair load() throws IOException, GeneralSecurityException {
    String[] lines = Files.readString(file, StandardCharsets.US_ASCII).split("\n", -1);
    if (lines.length < 2) {
      throw new IOException("it has fewer than two lines");
    }
    KeyFactory factory = SecurityUtils.getKeyFactory(algorithm);
    Base64.Decoder base64 = Base64.getDecoder();
    PublicKey open = factory.generatePublic(new X509EncodedKeySpec(base64.decode(lines[0])));
    PrivateKey secret = factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines[1])));
    return new KeyPair(open, secret);
  }
}

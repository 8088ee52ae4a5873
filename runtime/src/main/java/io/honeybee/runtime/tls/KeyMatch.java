package io.honeybee.runtime.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** Finds out whether a public and a private key are a pair, by signing with one of them. */
final class KeyMatch {
  private static final byte[] TEXT = "a pair?".getBytes(StandardCharsets.US_ASCII);

  private KeyMatch() {}

  static boolean test(PublicKey publicKey, PrivateKey privateKey) throws GeneralSecurityException {
    if (!publicKey.getAlgorithm().equals(privateKey.getAlgorithm())) {
      return false;
    }
    Signature signature = signature(privateKey.getAlgorithm());
    try {
      signature.initSign(privateKey);
      signature.update(TEXT);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(TEXT);
      return signature.verify(signed);
    } catch (InvalidKeyException | SignatureException e) {
      // Another curve or size than the certificate's.
      return false;
    }
  }

  private static Signature signature(String algorithm) throws GeneralSecurityException {
    return switch (algorithm) {
      case "EC" -> Signature.getInstance("SHA256withECDSA");
      case "RSA" -> Signature.getInstance("SHA256withRSA");
      case "RSASSA-PSS" -> {
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        yield pss;
      }
      default -> Signature.getInstance("EdDSA");
    };
  }
}

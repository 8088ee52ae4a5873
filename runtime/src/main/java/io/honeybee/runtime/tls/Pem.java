package io.honeybee.runtime.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads PEM files. Messages of its exceptions start with the file. Stateless; any thread. */
public final class Pem {
  private static final List<String> KEY_ALGORITHMS = List.of("EC", "RSA", "EdDSA", "RSASSA-PSS");

  private Pem() {}

  /** The certificates of a file, in its order; at least one. */
  public static List<X509Certificate> certificates(Path file) throws IOException {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (PemBlock block : PemBlock.read(file)) {
        if (block.type().equals("CERTIFICATE") || block.type().equals("X509 CERTIFICATE")) {
          certificates.add(
              (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der())));
        }
      }
    } catch (CertificateException e) {
      throw new IOException(file + " holds a broken certificate: " + e.getMessage(), e);
    }
    if (certificates.isEmpty()) {
      throw new IOException(
          file + " holds no PEM certificate (no '-----BEGIN CERTIFICATE-----' in it)");
    }
    return certificates;
  }

  /** The revocation lists of a file, PEM or a single one in DER; at least one. */
  public static List<X509CRL> revocations(Path file) throws IOException {
    List<X509CRL> lists = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      byte[] bytes = PemBlock.bytes(file);
      if (bytes.length > 0 && bytes[0] == Der.SEQUENCE) {
        lists.add((X509CRL) factory.generateCRL(new ByteArrayInputStream(bytes)));
      }
      for (PemBlock block : PemBlock.read(file)) {
        if (block.type().equals("X509 CRL")) {
          lists.add((X509CRL) factory.generateCRL(new ByteArrayInputStream(block.der())));
        }
      }
    } catch (CertificateException | CRLException e) {
      throw new IOException(file + " holds a broken revocation list: " + e.getMessage(), e);
    }
    if (lists.isEmpty()) {
      throw new IOException(
          file + " holds no revocation list (no '-----BEGIN X509 CRL-----' in it, and no DER)");
    }
    return lists;
  }

  /** The first private key of a file: PKCS#8, PKCS#1 or SEC1, without passphrase. */
  public static PrivateKey privateKey(Path file) throws IOException {
    List<PemBlock> blocks = PemBlock.read(file);
    Optional<PemBlock> key =
        blocks.stream().filter(block -> block.type().endsWith("PRIVATE KEY")).findFirst();
    if (key.isEmpty()) {
      throw new IOException(
          file + " holds no PEM private key (no '-----BEGIN PRIVATE KEY-----' in it)");
    }
    if (key.get().encrypted()) {
      throw new IOException(
          file
              + " is protected by a passphrase, and nobody is there to type it; write it without"
              + " one: openssl pkey -in "
              + file
              + " -out NEW_FILE && chmod 600 NEW_FILE");
    }
    try {
      return decode(pkcs8(key.get(), curve(blocks)));
    } catch (IllegalArgumentException | InvalidKeySpecException e) {
      throw new IOException(
          file + " holds a private key that cannot be used: " + e.getMessage(), e);
    }
  }

  private static byte[] pkcs8(PemBlock key, byte @Nullable [] curve) throws IOException {
    return switch (key.type()) {
      case "PRIVATE KEY" -> key.der();
      case "RSA PRIVATE KEY" -> KeyFormat.fromPkcs1(key.der());
      case "EC PRIVATE KEY" -> KeyFormat.fromSec1(key.der(), curve);
      default ->
          throw new IllegalArgumentException(
              "'" + key.type() + "' is none of PKCS#8, PKCS#1 (RSA) and SEC1 (EC)");
    };
  }

  private static byte @Nullable [] curve(List<PemBlock> blocks) throws IOException {
    for (PemBlock block : blocks) {
      if (block.type().equals("EC PARAMETERS")) {
        return block.der();
      }
    }
    return null;
  }

  private static PrivateKey decode(byte[] pkcs8) throws InvalidKeySpecException {
    InvalidKeySpecException last = new InvalidKeySpecException("of no known kind");
    for (String algorithm : KEY_ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (InvalidKeySpecException e) {
        last = e;
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("this Java runtime knows no " + algorithm + " keys", e);
      }
    }
    throw last;
  }
}

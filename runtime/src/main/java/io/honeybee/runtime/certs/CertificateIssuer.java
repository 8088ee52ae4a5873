package io.honeybee.runtime.certs;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Builds and signs X.509 certificates, ECDSA on P-256. Thread rule: as its random source's. */
final class CertificateIssuer {
  private static final int SERIAL_BITS = 128;

  private final SecureRandom random;

  CertificateIssuer(SecureRandom random) {
    this.random = random;
  }

  SecureRandom random() {
    return random;
  }

  KeyPair newKeyPair() throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java runtime makes no P-256 keys: " + e.getMessage(), e);
    }
  }

  X509Certificate authority(String name, KeyPair keys, Instant notBefore, Instant notAfter)
      throws IOException {
    X509v3CertificateBuilder builder = ofItself(name, keys, notBefore, notAfter);
    // No authority below this one: its key is the only one that may sign.
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    try {
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot identify the key: " + e.getMessage(), e);
    }
    return sign(builder, keys.getPrivate());
  }

  /** Says of itself what {@code make-ssl-cert} of Debian has its certificates say. */
  X509Certificate selfSigned(String host, KeyPair keys, Instant notBefore, Instant notAfter)
      throws IOException {
    X509v3CertificateBuilder builder = ofItself(host, keys, notBefore, notAfter);
    builder.addExtension(Extension.basicConstraints, false, new BasicConstraints(false));
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
    return sign(builder, keys.getPrivate());
  }

  private X509v3CertificateBuilder ofItself(
      String name, KeyPair keys, Instant notBefore, Instant notAfter) {
    X500Name subject = commonName(name);
    return new JcaX509v3CertificateBuilder(
        subject, newSerial(), Date.from(notBefore), Date.from(notAfter), subject, keys.getPublic());
  }

  X509Certificate leaf(
      CertificateRequest request,
      PublicKey key,
      X509Certificate authority,
      PrivateKey authorityKey,
      Instant notBefore,
      Instant notAfter)
      throws IOException {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            X500Name.getInstance(authority.getSubjectX500Principal().getEncoded()),
            newSerial(),
            Date.from(notBefore),
            Date.from(notAfter),
            commonName(request.name()),
            key);
    KeyPurposeId purpose =
        switch (request.use()) {
          case SERVER -> KeyPurposeId.id_kp_serverAuth;
          case CLIENT -> KeyPurposeId.id_kp_clientAuth;
        };
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    List<GeneralName> hosts = alternativeNames(request);
    if (!hosts.isEmpty()) {
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(hosts.toArray(GeneralName[]::new)));
    }
    try {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          identifiers.createAuthorityKeyIdentifier(authority.getPublicKey()));
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot identify the keys: " + e.getMessage(), e);
    }
    return sign(builder, authorityKey);
  }

  private static List<GeneralName> alternativeNames(CertificateRequest request) {
    List<GeneralName> names = new ArrayList<>();
    request.hosts().forEach(host -> names.add(SubjectHosts.parse(host)));
    if (request.use() == CertificateUse.CLIENT && SubjectHosts.isDnsName(request.name())) {
      GeneralName own = SubjectHosts.parse(request.name());
      if (!names.contains(own)) {
        names.add(own);
      }
    }
    return names;
  }

  private static X500Name commonName(String name) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
  }

  private BigInteger newSerial() {
    // Never zero, and the top bit is clear of the sign.
    return new BigInteger(SERIAL_BITS, random).setBit(0);
  }

  /** For the key of an authority, which may have been made elsewhere. */
  static String signatureFor(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EdDSA" -> "Ed25519";
      default -> "SHA256withECDSA";
    };
  }

  private X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws IOException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder(signatureFor(key))
                      .setSecureRandom(random)
                      .build(key)));
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw new IOException("cannot sign the certificate: " + e.getMessage(), e);
    }
  }
}

package io.honeybee.runtime.certs;

import io.honeybee.runtime.tls.Pem;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs lists of certificates that are no longer good. */
final class RevocationList {
  private final X509Certificate authority;
  private final PrivateKey key;
  private final SecureRandom random;

  RevocationList(X509Certificate authority, PrivateKey key, SecureRandom random) {
    this.authority = authority;
    this.key = key;
    this.random = random;
  }

  /** The list of a file, if there is one, and one certificate more; DER. */
  byte[] with(X509Certificate revoked, Path listFile, Instant now) throws IOException {
    Map<BigInteger, Date> entries = new HashMap<>();
    if (Files.exists(listFile)) {
      for (X509CRL list : Pem.revocations(listFile)) {
        if (!list.getIssuerX500Principal().equals(authority.getSubjectX500Principal())) {
          throw new IOException(
              listFile
                  + " holds the list of "
                  + list.getIssuerX500Principal()
                  + ", another authority; choose another file");
        }
        Set<? extends X509CRLEntry> old = list.getRevokedCertificates();
        if (old != null) {
          old.forEach(entry -> entries.put(entry.getSerialNumber(), entry.getRevocationDate()));
        }
      }
    }
    entries.putIfAbsent(revoked.getSerialNumber(), Date.from(now));
    return sign(entries, now);
  }

  private byte[] sign(Map<BigInteger, Date> entries, Instant now) throws IOException {
    X509v2CRLBuilder builder =
        new X509v2CRLBuilder(
            X500Name.getInstance(authority.getSubjectX500Principal().getEncoded()), Date.from(now));
    // A list that is carried by hand gains nothing from an early end, and one that ran out would
    // turn the whole fleet away.
    builder.setNextUpdate(authority.getNotAfter());
    entries.forEach((serial, when) -> builder.addCRLEntry(serial, when, CRLReason.unspecified));
    try {
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.getPublicKey()));
      // Grows with the list, as the number of a list must.
      builder.addExtension(
          Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(entries.size())));
      return builder
          .build(
              new JcaContentSignerBuilder(CertificateIssuer.signatureFor(key))
                  .setSecureRandom(random)
                  .build(key))
          .getEncoded();
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw new IOException("cannot sign the revocation list: " + e.getMessage(), e);
    }
  }
}

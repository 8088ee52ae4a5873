package io.honeybee.runtime.certs;

import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Asks again for what a certificate says already. */
final class RenewalRequest {
  private RenewalRequest() {}

  static CertificateRequest of(X509Certificate old) throws IOException {
    try {
      List<String> purposes = old.getExtendedKeyUsage();
      boolean client = purposes != null && purposes.contains(KeyPurposeId.id_kp_clientAuth.getId());
      return new CertificateRequest(
          client ? CertificateUse.CLIENT : CertificateUse.SERVER, commonName(old), hosts(old));
    } catch (CertificateParsingException | IllegalArgumentException e) {
      throw new IOException(
          "this certificate cannot be renewed, issue a new one: " + e.getMessage(), e);
    }
  }

  private static String commonName(X509Certificate old) {
    RDN[] names =
        X500Name.getInstance(old.getSubjectX500Principal().getEncoded()).getRDNs(BCStyle.CN);
    return names.length > 0 && names[0].getFirst().getValue() instanceof ASN1String text
        ? text.getString()
        : "";
  }

  private static List<String> hosts(X509Certificate old) throws CertificateParsingException {
    List<String> hosts = new ArrayList<>();
    Collection<List<?>> names = old.getSubjectAlternativeNames();
    if (names != null) {
      names.forEach(name -> hosts.add(String.valueOf(name.get(1))));
    }
    return hosts;
  }
}

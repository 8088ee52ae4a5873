package io.honeybee.fingerprint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The JA3 fingerprint of a TLS client ("JA3", Althouse, Atkinson and Atkins, 2017). */
public final class Ja3 {
  private Ja3() {}

  /** What is hashed: version, cipher suites, extensions, groups and point formats, in decimal. */
  public static String text(ClientHello hello) {
    return String.join(
        ",",
        Integer.toString(hello.legacyVersion()),
        dashed(hello.cipherSuites()),
        dashed(hello.extensions()),
        dashed(hello.groups()),
        dashed(hello.pointFormats()));
  }

  /** The MD5 of {@link #text}, as 32 hexadecimal digits. */
  public static String hash(ClientHello hello) {
    try {
      // The fingerprint is defined so; nothing relies on MD5 being hard to collide with.
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(md5.digest(text(hello).getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has MD5", e);
    }
  }

  private static String dashed(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining("-"));
  }
}

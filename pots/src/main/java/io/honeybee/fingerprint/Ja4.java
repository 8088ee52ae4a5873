package io.honeybee.fingerprint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The JA4 fingerprint of a TLS client over TCP (FoxIO, "JA4+ Network Fingerprinting"). */
public final class Ja4 {
  private static final int HASH_CHARS = 12;
  private static final int MAX_COUNT = 99;
  private static final String NOTHING = "0".repeat(HASH_CHARS);

  private Ja4() {}

  /** Such as {@code t13d1516h2_8daaf6152771_e5627efa2ab1}. */
  public static String of(ClientHello hello) {
    return "t"
        + version(hello)
        + (hello.serverName().isPresent() ? "d" : "i")
        + count(hello.cipherSuites())
        + count(hello.extensions())
        + protocol(hello)
        + "_"
        + hash(sorted(hello.cipherSuites()))
        + "_"
        + extensions(hello);
  }

  private static String version(ClientHello hello) {
    int highest =
        hello.versions().stream().mapToInt(Integer::intValue).max().orElse(hello.legacyVersion());
    return switch (highest) {
      case 0x0304 -> "13";
      case 0x0303 -> "12";
      case 0x0302 -> "11";
      case 0x0301 -> "10";
      case 0x0300 -> "s3";
      case 0x0002 -> "s2";
      default -> "00";
    };
  }

  private static String count(List<Integer> list) {
    return "%02d".formatted(Math.min(list.size(), MAX_COUNT));
  }

  private static String protocol(ClientHello hello) {
    String first = hello.protocols().stream().findFirst().orElse("");
    if (first.isEmpty()) {
      return "00";
    }
    char start = first.charAt(0);
    char end = first.charAt(first.length() - 1);
    if (isAlphanumeric(start) && isAlphanumeric(end)) {
      return "" + start + end;
    }
    String hex = HexFormat.of().formatHex(first.getBytes(StandardCharsets.ISO_8859_1));
    return "" + hex.charAt(0) + hex.charAt(hex.length() - 1);
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static String extensions(ClientHello hello) {
    List<Integer> counted =
        hello.extensions().stream()
            .filter(type -> type != ClientHello.SERVER_NAME && type != ClientHello.ALPN)
            .toList();
    String text = sorted(counted);
    if (!hello.signatureAlgorithms().isEmpty()) {
      text += "_" + hex(hello.signatureAlgorithms());
    }
    return hello.extensions().isEmpty() ? NOTHING : hash(text);
  }

  private static String sorted(List<Integer> numbers) {
    return hex(numbers.stream().sorted().toList());
  }

  private static String hex(List<Integer> numbers) {
    return numbers.stream().map("%04x"::formatted).collect(Collectors.joining(","));
  }

  private static String hash(String text) {
    if (text.isEmpty()) {
      return NOTHING;
    }
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(text.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest).substring(0, HASH_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}

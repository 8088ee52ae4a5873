package io.honeybee.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The examples that the authors of the fingerprints publish, and what is no greeting at all. */
class FingerprintTest {

  private static List<Integer> hex(String list) {
    return Stream.of(list.split(",")).map(h -> Integer.parseInt(h, 16)).toList();
  }

  private static ClientHello hello(
      int version, List<Integer> suites, List<Integer> extensions, List<Integer> groups) {
    return new ClientHello(
        version,
        suites,
        extensions,
        groups,
        List.of(0),
        List.of(),
        List.of(),
        List.of(),
        Optional.of("example.org"));
  }

  @Test
  void ja3IsThatOfItsAuthorsExample() {
    ClientHello hello =
        hello(
            769,
            List.of(47, 53, 5, 10, 49161, 49162, 49171, 49172, 50, 56, 19, 4),
            List.of(0, 10, 11),
            List.of(23, 24, 25));
    assertThat(Ja3.text(hello))
        .isEqualTo("769,47-53-5-10-49161-49162-49171-49172-50-56-19-4,0-10-11,23-24-25,0");
    assertThat(Ja3.hash(hello)).isEqualTo("ada70206e40642a3e4461f35503241d5");
  }

  @Test
  void ja4IsThatOfItsAuthorsExample() {
    List<Integer> suites =
        hex("1301,1302,1303,c02b,c02f,c02c,c030,cca9,cca8,c013,c014,009c,009d,002f,0035");
    List<Integer> extensions =
        hex("001b,0000,0033,0010,4469,0017,002d,000d,0005,0023,0012,002b,ff01,000b,000a,0015");
    ClientHello hello =
        new ClientHello(
            0x0303,
            suites,
            extensions,
            List.of(),
            List.of(),
            hex("0403,0804,0401,0503,0805,0501,0806,0601"),
            List.of(0x0304, 0x0303),
            List.of("h2", "http/1.1"),
            Optional.of("example.org"));
    assertThat(Ja4.of(hello)).isEqualTo("t13d1516h2_8daaf6152771_e5627efa2ab1");
  }

  /** A greeting with GREASE in each list. */
  private static byte[] greeting() {
    String extensions =
        "0a0a0000"
            + "0000000e000c0000096c6f63616c686f7374"
            + "000a0006"
            + "0004"
            + "1a1a001d"
            + "000b0002"
            + "0100"
            + "000d0004"
            + "0002"
            + "0403"
            + "00100005"
            + "0003"
            + "026832"
            + "002b0005"
            + "04"
            + "7a7a0304";
    String body =
        "0303"
            + "00".repeat(32)
            + "00"
            + "0006"
            + "2a2a1301c02b"
            + "0100"
            + "%04x".formatted(extensions.length() / 2)
            + extensions;
    return HexFormat.of().parseHex("01%06x".formatted(body.length() / 2) + body);
  }

  @Test
  void aGreetingIsReadWithoutWhatIsThereByChance() {
    ClientHello hello = ClientHello.parse(greeting()).orElseThrow();
    assertThat(hello.cipherSuites()).containsExactly(0x1301, 0xc02b);
    assertThat(hello.extensions()).containsExactly(0, 10, 11, 13, 16, 43);
    assertThat(hello.groups()).containsExactly(0x1d);
    assertThat(hello.versions()).containsExactly(0x0304);
    assertThat(hello.signatureAlgorithms()).containsExactly(0x0403);
    assertThat(hello.protocols()).containsExactly("h2");
    assertThat(hello.serverName()).contains("localhost");
    assertThat(Ja4.of(hello)).startsWith("t13d0206h2_");
  }

  @Test
  void brokenGreetingsAreNoneAndThrowNothing() {
    byte[] good = greeting();
    for (int length = 0; length < good.length; length++) {
      ClientHello.parse(Arrays.copyOf(good, length));
    }
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] bad = good.clone();
      for (int j = 0; j < 3; j++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      Optional<ClientHello> read = ClientHello.parse(bad);
      read.ifPresent(hello -> assertThat(Ja4.of(hello)).hasSize(36));
      read.ifPresent(hello -> assertThat(Ja3.hash(hello)).hasSize(32));
    }
    assertThat(ClientHello.parse(ByteBuffer.allocate(64).array())).isEmpty();
  }
}

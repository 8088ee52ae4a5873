package io.honeybee.pot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WireInputTest {

  private static WireInput input(String bytes) {
    return new WireInput(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void linesEndWithEitherEndAndTheLastNeedsNone() throws IOException {
    WireInput in = input("USER a\r\nPASS b\n\nQUIT");
    assertThat(in.line(100)).asString().isEqualTo("USER a");
    assertThat(in.line(100)).asString().isEqualTo("PASS b");
    assertThat(in.line(100)).isEmpty();
    assertThat(in.line(100)).asString().isEqualTo("QUIT");
    assertThat(in.line(100)).isNull();
  }

  @Test
  void anOverlongLineIsCutAndTheNextOneIsWhole() throws IOException {
    WireInput in = input("x".repeat(100_000) + "\nnext\n");
    assertThat(in.line(1_000)).hasSize(1_000);
    assertThat(in.line(1_000)).asString().isEqualTo("next");
  }

  @Test
  void anAnnouncedLengthIsBelievedOnlyWithinItsBound() throws IOException {
    assertThat(text(input("abcdef").exactly(4, 10))).isEqualTo("abcd");
    assertThatThrownBy(() -> input("abc").exactly(1L << 40, 10)).hasMessageContaining("announced");
    assertThatThrownBy(() -> input("abc").exactly(-1, 10)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> input("abc").exactly(1 << 30, Integer.MAX_VALUE))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void piecesFollowEachOtherWithoutALoss() throws IOException {
    String all = "0123456789".repeat(1_000);
    WireInput in = input(all);
    StringBuilder got = new StringBuilder();
    got.append((char) in.read());
    assertThat(in.peek()).isEqualTo('1');
    got.append(text(in.some(4_000)));
    byte[] part = in.next(500);
    while (part.length > 0) {
      got.append(text(part));
      part = in.next(500);
    }
    assertThat(got).hasToString(all);
    assertThat(in.read()).isEqualTo(-1);
  }
}

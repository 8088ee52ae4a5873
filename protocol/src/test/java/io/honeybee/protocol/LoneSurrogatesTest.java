package io.honeybee.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoneSurrogatesTest {
  private static final String HIGH = "\ud83d";
  private static final String LOW = "\udc1d";
  private static final String BACKSLASH = "\\";

  private final WireCodec codec = new WireCodec();

  @Test
  void halfACharacterIsNeverWritten() {
    assertThat(read(HIGH)).isEqualTo("\ufffd");
    assertThat(read(LOW)).isEqualTo("\ufffd");
    assertThat(read("a" + HIGH + "a" + LOW)).isEqualTo("a\ufffda\ufffd");
    assertThat(read(LOW + HIGH)).isEqualTo("\ufffd\ufffd");
    assertThat(read(HIGH + HIGH + LOW)).isEqualTo("\ufffd" + HIGH + LOW);
    assertThat(read(HIGH + BACKSLASH + LOW)).isEqualTo("\ufffd" + BACKSLASH + "\ufffd");
    assertThat(read(HIGH + "\n" + LOW)).isEqualTo("\ufffd\n\ufffd");
  }

  @Test
  void allElseStaysAsItIs() {
    String escape = BACKSLASH + "ud83d";
    for (String text :
        List.of(HIGH + LOW, escape, BACKSLASH + escape, escape + BACKSLASH, "\u0153", "\u0000")) {
      assertThat(read(text)).isEqualTo(text);
    }
  }

  private String read(String said) {
    Decoded decoded = codec.decode(codec.encode(new NodeEvent.Error(said)));
    return ((NodeEvent.Error) ((Decoded.Ok) decoded).message()).message();
  }
}

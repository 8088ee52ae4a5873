package io.honeybee.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text that breaks off does to the envelopes behind it: nothing. */
class CutOffTextsTest {
  private static final String ONE =
      "{\"version\":2,\"message\":{\"NodeStatusUpdate\":{\"node_id\":7,\"status\":\"Running\"}}}";
  private static final String TWO = "{\"version\":2,\"message\":\"NodeDrop\"}";
  private static final int LIMIT = FrameReader.DEFAULT_MAX_BYTES;

  private final WireCodec codec = new WireCodec();

  @Test
  void wheneverAMessageIsCutOffTheNextLinesAreRead() {
    int cuts = 0;
    for (String message : Vectors.messages()) {
      for (int cut = 1; cut < message.length(); cut++) {
        String start = message.substring(0, cut);
        for (String newline : List.of("\n", "\r\n")) {
          assertThat(messages(start + newline + ONE + newline + TWO)).as(start).isEqualTo(both());
        }
        cuts++;
      }
    }
    assertThat(cuts).isGreaterThan(5_000);
  }

  @Test
  void soAreTheyWhenTheyArriveByteByByte() {
    String message = Vectors.messages().getLast();
    for (int cut = 1; cut < message.length(); cut++) {
      byte[] stream =
          (message.substring(0, cut) + "\n" + ONE + "\n" + TWO).getBytes(StandardCharsets.UTF_8);
      List<Frame> frames = Streams.frames(Streams.inPieces(stream, at -> 1), LIMIT);
      assertThat(Streams.messages(frames, codec)).isEqualTo(both());
    }
  }

  @Test
  void unlessAValueHasToFollowTheNextLineIsReadAtOnce() {
    int cuts = 0;
    for (String message : Vectors.messages()) {
      for (int cut = 1; cut < message.length(); cut++) {
        if (":[,".indexOf(message.charAt(cut - 1)) < 0) {
          assertThat(messagesBeforeSilence(message.substring(0, cut) + "\n" + ONE + "\n"))
              .as(message.substring(0, cut))
              .containsExactly(ONE);
          cuts++;
        }
      }
    }
    assertThat(cuts).isGreaterThan(5_000);
  }

  @Test
  void whereAValueHasToFollowTheNextLineWaitsForTheOneBehindIt() {
    String cutOff = "{\"version\":2,\"message\":\n";
    assertThat(messagesBeforeSilence(cutOff + ONE + "\n")).isEmpty();
    assertThat(messagesBeforeSilence(cutOff + ONE + "\n{")).containsExactly(ONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\n",
        "{{\n",
        "{\"a\"}\n",
        "{\"a\"\n:\n",
        "{\"a\":1,}\n",
        "{\"a\":[1 2]}\n",
        "{\"a\":[}\n",
        "{]\n",
        "{\"a\":[1,]}\n",
        "{:}\n",
        "{,}\n",
        "{\"a\":\"b\\\n",
        "{\"a\":\"b\\u00\n",
        "{\"a\":tru\n",
        "{\"a\":1 \"b\"\n",
        "{a:1}\n",
        "{'a':1}\n",
        "{\"a\":\"\t\"}\n",
        "{\u0153}\n"
      })
  void structureThatIsNoJsonCostsNoEnvelope(String broken) {
    assertThat(messages(ONE + broken + ONE + "\n" + TWO)).containsExactly(ONE, ONE, TWO);
  }

  @Test
  void aBrokenTextWhoseBracesBalanceCostsNoEnvelopeOnItsLine() {
    assertThat(messages("{\"a\":tru}" + ONE + "{\"a\" 1}" + TWO)).isEqualTo(both());
  }

  @Test
  void anEnvelopeMayStandOverManyLines() {
    String pretty = ONE.replace("{", "\r\n{\r\n\t").replace(":", "\n:\n").replace("}", "\n}\n");
    assertThat(messages(pretty + TWO)).containsExactly(pretty.strip(), TWO);
  }

  @Test
  void cutOffTextsOneInAnotherAreAllGivenUp() {
    String nested = "{\"a\":\n".repeat(FrameReader.MAX_DEPTH - 4);
    assertThat(messages(nested + ONE + "\n" + TWO)).isEqualTo(both());
  }

  private static List<String> both() {
    return List.of(ONE, TWO);
  }

  private List<String> messages(String stream) {
    return Streams.messages(Streams.frames(Streams.of(stream), LIMIT), codec);
  }

  /** What is read of a connection that stays open and says nothing more. */
  private List<String> messagesBeforeSilence(String stream) {
    FrameReader reader =
        new FrameReader(new SequenceInputStream(Streams.of(stream), new Silence()), LIMIT);
    List<Frame> frames = new ArrayList<>();
    try {
      while (true) {
        frames.add(reader.next());
      }
    } catch (SocketTimeoutException e) {
      return Streams.messages(frames, codec);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Silence extends InputStream {
    @Override
    public int read() throws IOException {
      throw new SocketTimeoutException("nothing comes");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return read();
    }
  }
}

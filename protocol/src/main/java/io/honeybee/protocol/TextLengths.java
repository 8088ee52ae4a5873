package io.honeybee.protocol;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How long those texts of a message are that a {@link Shortening} cuts first.
 *
 * <p>Thread rule: belongs to one thread.
 */
final class TextLengths {
  /** What {@code ,"truncated":true} takes. */
  private static final int MARK_BYTES = 17;

  private final int[] rising;

  private TextLengths(IntStream lengths) {
    this.rising = lengths.toArray();
    Arrays.sort(rising);
  }

  static TextLengths of(NodeMessage message) {
    return new TextLengths(
        switch (message) {
          case PotEvent event -> texts(event.data());
          case CommandResult result ->
              IntStream.concat(text(result.message()), texts(result.data()));
          case PotStatusUpdate status -> text(status.message());
          case NodeEvent.Alarm(String description) -> text(description);
          case NodeEvent.Error(String text) -> text(text);
          case NodeEvent.Started _,
              NodeEvent.Stopped _,
              NodeDrop _,
              NodeStatusUpdate _,
              NodeRegistration _ ->
              IntStream.empty();
        });
  }

  private static IntStream text(@Nullable String text) {
    return text == null ? IntStream.empty() : IntStream.of(length(text));
  }

  private static IntStream texts(@Nullable JsonNode node) {
    if (node == null) {
      return IntStream.empty();
    }
    return node.isString()
        ? IntStream.of(length(node.stringValue()))
        : node.valueStream().flatMapToInt(TextLengths::texts);
  }

  private static int length(String text) {
    return WireLength.of(text, Integer.MAX_VALUE - 8);
  }

  /**
   * How hard to shorten so that the message just fits, as far as these lengths tell.
   *
   * @param bytes the whole message as it is
   * @return 1 to {@link Shortening#hardest}
   */
  int hardness(int bytes, int maxBytes) {
    long excess = (long) bytes - maxBytes + MARK_BYTES;
    long above = 0;
    // With all texts cut to a length, those longer than it give the excess together.
    for (int longer = 1; longer <= rising.length; longer++) {
      int at = rising.length - longer;
      above += rising[at];
      long next = at == 0 ? 0 : rising[at - 1];
      if (above - next * longer >= excess) {
        return Shortening.hardnessOfTexts((int) ((above - excess) / longer), maxBytes);
      }
    }
    return Shortening.hardnessOfTexts(0, maxBytes);
  }
}

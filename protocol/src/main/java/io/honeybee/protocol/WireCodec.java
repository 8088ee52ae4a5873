package io.honeybee.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns messages into the bytes of Protocol v2 and back. It writes the canonical form and reads
 * every form that is in use. Of a key that stands twice in an object the last one counts.
 *
 * <p>Thread rule: immutable; any thread.
 */
public final class WireCodec {
  /** The version of the protocol that this program speaks. */
  public static final int VERSION = 2;

  /** A number longer than this has no place in any message. */
  private static final int MAX_NUMBER_CHARS = 100;

  private static final char REPLACEMENT = '\ufffd';

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(FrameReader.MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_CHARS)
                          .maxStringLength(FrameReader.LARGEST_MAX_BYTES)
                          .maxDocumentLength(FrameReader.LARGEST_MAX_BYTES)
                          .build())
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  // ASCII alone: nothing on the way can break a character in two.
                  .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                  .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // What a pot said with many digits keeps them.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** The canonical envelope in UTF-8, without a newline. */
  public byte[] encode(Message message) {
    return envelope(MessageWriter.CANONICAL, message);
  }

  /**
   * The envelope for a node that announced no capabilities: unit commands are written as objects
   * ({@code {"Restart":{}}}), which such nodes can read.
   */
  public byte[] encodeForOlderNode(ManagerMessage message) {
    return envelope(MessageWriter.FOR_OLDER_NODES, message);
  }

  private byte[] envelope(MessageWriter writer, Message message) {
    ObjectNode envelope = json.createObjectNode();
    envelope.put("version", VERSION);
    envelope.set("message", writer.write(message));
    return LoneSurrogates.mend(json.writeValueAsBytes(envelope));
  }

  /** JSON on one line of ASCII, to be carried inside a text. */
  String compactText(ObjectNode fields) {
    return new String(
        LoneSurrogates.mend(json.writeValueAsBytes(fields)), StandardCharsets.US_ASCII);
  }

  /** Reads one envelope. Never throws, whatever the bytes are. */
  public Decoded decode(byte[] bytes) {
    JsonNode envelope;
    try {
      envelope = json.readTree(text(bytes));
    } catch (CharacterCodingException e) {
      return new Decoded.Malformed("no UTF-8");
    } catch (JacksonException e) {
      return new Decoded.Malformed(Excerpt.of(String.valueOf(e.getOriginalMessage())));
    } catch (NumberFormatException e) {
      // Jackson lets this one out where an exponent has more digits than BigDecimal can take.
      return new Decoded.Malformed("a number out of any range");
    }
    if (!(envelope instanceof ObjectNode)) {
      return new Decoded.Malformed("no JSON object");
    }
    JsonNode version = envelope.path("version");
    if (version.isMissingNode() && !envelope.has("message")) {
      return new Decoded.Malformed("no envelope: neither version nor message");
    }
    if (!version.canConvertToLong() || !version.isIntegralNumber()) {
      return new Decoded.OtherVersion(-1);
    }
    if (version.longValue() != VERSION) {
      return new Decoded.OtherVersion(version.longValue());
    }
    return decodeMessage(envelope.path("message"));
  }

  /** The parser is not left to judge: it lets overlong forms and halves of characters through. */
  private static String text(byte[] bytes) throws CharacterCodingException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      // It may stand there, or stand in for bytes that are no UTF-8: then this throws.
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
    return text.contains("\\ud") || text.contains("\\uD")
        ? new String(LoneSurrogates.mend(bytes), StandardCharsets.UTF_8)
        : text;
  }

  private static Decoded decodeMessage(JsonNode message) {
    try {
      return MessageReader.read(message);
    } catch (InvalidField e) {
      return new Decoded.Invalid(Excerpt.of(e.getMessage()));
    }
  }
}

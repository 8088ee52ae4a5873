package io.honeybee.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every vector of the specification is a test case. */
class WireVectorsTest {
  private final WireCodec codec = new WireCodec();

  @TestFactory
  Stream<DynamicTest> nodeToManager() {
    return vectors(Vectors.NODE_TO_MANAGER);
  }

  @TestFactory
  Stream<DynamicTest> managerToNode() {
    return vectors(Vectors.MANAGER_TO_NODE);
  }

  @Test
  void noVectorIsLeftOut() {
    assertThat(Vectors.read(Vectors.NODE_TO_MANAGER)).hasSizeGreaterThan(35);
    assertThat(Vectors.read(Vectors.MANAGER_TO_NODE)).hasSizeGreaterThan(30);
  }

  private Stream<DynamicTest> vectors(String file) {
    return Vectors.read(file).stream()
        .map(vector -> dynamicTest(vector.path("id").asString(), () -> check(vector)));
  }

  private void check(JsonNode vector) {
    byte[] text = vector.path("text").asString().getBytes(StandardCharsets.UTF_8);
    Decoded decoded = codec.decode(text);
    if (vector.has("canonical")) {
      assertThat(decoded).isInstanceOf(Decoded.Ok.class);
      byte[] encoded = codec.encode(((Decoded.Ok) decoded).message());
      assertThat(new String(encoded, StandardCharsets.UTF_8))
          .isEqualTo(vector.path("canonical").asString());
    } else {
      checkError(vector.path("error").asString(), decoded);
    }
  }

  private static void checkError(String error, Decoded decoded) {
    if (error.startsWith("unknown pot status")) {
      assertThat(decoded)
          .isEqualTo(new Decoded.UnknownPotStatus(new NodeId(9), "c", "", "", "login attempt"));
    } else if (error.startsWith("unknown message")) {
      assertThat(decoded).isEqualTo(new Decoded.UnknownMessage("NodeGossip"));
    } else if (error.startsWith("version mismatch")) {
      assertThat(decoded).isEqualTo(new Decoded.OtherVersion(3));
    } else if (error.startsWith("unknown command")) {
      assertThat(decoded)
          .isEqualTo(
              new Decoded.Ok(new NodeCommand(new NodeId(7), new Command.Unknown("Dance"), null)));
    } else if (error.equals("malformed")) {
      assertThat(decoded).isInstanceOf(Decoded.Malformed.class);
    } else {
      assertThat(decoded).isEqualTo(new Decoded.Invalid(error));
    }
  }
}

package io.honeybee.app.terminal;

import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON that a terminal and a log can take: one line of printable ASCII. Any thread. */
public final class AsciiJson {
  private static final JsonMapper JSON =
      JsonMapper.builder(JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build())
          .build();

  private AsciiJson() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Without a line end. */
  public static String line(ObjectNode object) {
    // DEL is the one character of ASCII that JSON lets through and a terminal acts on.
    return JSON.writeValueAsString(object).replace("\u007f", "\\u007f");
  }
}

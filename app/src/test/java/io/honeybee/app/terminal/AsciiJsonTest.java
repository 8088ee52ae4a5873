package io.honeybee.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AsciiJsonTest {

  @Test
  void hostileTextIsOnePrintableLineAndComesBackWhole() {
    StringBuilder hostile = new StringBuilder("<script>\u001b[2J\u202e\ud800😀\"\\");
    for (char c = 0; c < 0x120; c++) {
      hostile.append(c);
    }
    ObjectNode object = AsciiJson.object().put("text", hostile.toString());
    String line = AsciiJson.line(object);
    assertThat(line.chars()).allMatch(c -> c >= ' ' && c < 0x7F);
    assertThat(JsonMapper.shared().readTree(line).path("text").stringValue())
        .isEqualTo(hostile.toString());
  }
}

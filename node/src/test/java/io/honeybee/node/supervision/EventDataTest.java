package io.honeybee.node.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class EventDataTest {

  private static ObjectNode json(Map<String, ?> data) {
    return new EventData().of(data);
  }

  @Test
  void valuesKeepTheirKindAndOrder() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("z", "text");
    data.put("flag", true);
    data.put("port", 22);
    data.put("big", 1L << 40);
    data.put("seconds", 1.5);
    data.put("list", Arrays.asList("a", 1, null));
    data.put("map", Map.of("k", "v"));
    assertThat(json(data).toString())
        .isEqualTo(
            "{\"z\":\"text\",\"flag\":true,\"port\":22,\"big\":1099511627776,\"seconds\":1.5,"
                + "\"list\":[\"a\",1,null],\"map\":{\"k\":\"v\"}}");
  }

  @Test
  void attackerTextIsNotTouched() {
    String hostile = "\u0000\u001b[2J\r\n\ud83d\udc1d\ud800";
    assertThat(json(Map.of("input", hostile)).path("input").stringValue()).isEqualTo(hostile);
  }

  @Test
  void longTextIsCutBetweenCharacters() {
    ObjectNode json = json(Map.of("input", "\ud83d\udc1d".repeat(20_000)));
    String kept = json.path("input").stringValue();
    assertThat(kept.length()).isBetween(32 * 1024 / 6 - 2, 32 * 1024 / 6);
    assertThat(Character.isHighSurrogate(kept.charAt(kept.length() - 1))).isFalse();
    assertThat(json.path("truncated").booleanValue()).isTrue();
  }

  @Test
  void allTextTogetherIsBounded() {
    Map<String, Object> data = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      data.put("k" + i, "x".repeat(10_000));
    }
    ObjectNode json = json(data);
    assertThat(json.toString().length()).isLessThan(55_000);
    assertThat(json.path("k0").stringValue()).hasSize(10_000);
    assertThat(json.path("truncated").booleanValue()).isTrue();
  }

  @Test
  void manyValuesAndDeepNestingAreBounded() {
    ObjectNode many = json(Map.of("list", Collections.nCopies(5_000, 1)));
    assertThat(many.path("list").size()).isLessThan(1_000);
    assertThat(many.path("truncated").booleanValue()).isTrue();
    Object deep = "bottom";
    for (int i = 0; i < 50; i++) {
      deep = List.of(deep);
    }
    assertThat(json(Map.of("deep", deep)).toString()).doesNotContain("bottom");
  }

  @Test
  void numbersThatJsonDoesNotKnowBecomeText() {
    assertThat(json(Map.of("n", Double.NaN)).path("n").stringValue()).isEqualTo("NaN");
    assertThat(json(Map.of("n", BigInteger.TEN.pow(5_000))).path("n").isString()).isTrue();
    assertThat(json(Map.of("n", new BigDecimal("1e999999"))).path("n").stringValue())
        .isEqualTo("1E+999999");
  }
}

package io.honeybee.pot.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class XmlCallsTest {

  @Test
  void valuesAreReadInEachWayTheyAreWritten() {
    List<XmlCalls.Call> calls =
        XmlCalls.in(
            "<?xml version='1.0'?><methodCall><methodName> wp.getUsersBlogs </methodName><params>"
                + "<param><value>a&amp;b</value></param><param><value>\n<string>c&lt;d</string>"
                + "</value></param><param><value><string><![CDATA[e<f>]]></string></value></param>"
                + "<param><value><string/></value></param><param><value><int>7</int></value>"
                + "</param></params></methodCall>");
    assertThat(calls)
        .containsExactly(
            new XmlCalls.Call("wp.getUsersBlogs", List.of("a&b", "c<d", "e<f>", "", "7")));
  }

  @Test
  void whatIsNoXmlIsNoCall() {
    assertThat(XmlCalls.in("")).isEmpty();
    assertThat(XmlCalls.in("<")).isEmpty();
    assertThat(XmlCalls.in("<methodName")).isEmpty();
    assertThat(XmlCalls.in("<".repeat(100_000))).isEmpty();
    assertThat(XmlCalls.in("<methodName>a<![CDATA[").getFirst().method()).startsWith("a");
  }

  @Test
  void callsAreBounded() {
    assertThat(XmlCalls.in("<methodName>a</methodName>".repeat(5_000))).hasSize(XmlCalls.MAX_CALLS);
    assertThat(XmlCalls.in("<methodName>a</methodName>" + "<value>x</value>".repeat(5_000)))
        .allSatisfy(call -> assertThat(call.texts()).hasSize(20));
  }
}

package io.honeybee.http;

import java.util.Map;

/** A text with {@code ${name}} where values go. */
public final class Template {
  private Template() {}

  /**
   * Puts the values in. A name that has no value stays as it is; values are not looked into, so
   * that an attacker's text never names another value.
   */
  public static String fill(String text, Map<String, String> values) {
    StringBuilder out = new StringBuilder(text.length() + 64);
    int from = 0;
    int at = text.indexOf("${");
    while (at >= 0) {
      int end = text.indexOf('}', at);
      if (end < 0) {
        break;
      }
      String value = values.get(text.substring(at + 2, end));
      if (value == null) {
        out.append(text, from, at + 2);
        from = at + 2;
      } else {
        out.append(text, from, at).append(value);
        from = end + 1;
      }
      at = text.indexOf("${", from);
    }
    return out.append(text, from, text.length()).toString();
  }
}

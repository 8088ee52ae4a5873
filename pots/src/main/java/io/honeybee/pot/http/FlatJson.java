package io.honeybee.pot.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the texts of a JSON object without building anything of it. Stateless. */
final class FlatJson {
  private static final int MAX_TEXTS = 200;

  private FlatJson() {}

  /** The text behind each name, whatever object it is in; the first of each name. */
  static Map<String, String> texts(String json) {
    Map<String, String> texts = new LinkedHashMap<>();
    String name = null;
    int at = json.indexOf('"');
    while (at >= 0 && texts.size() < MAX_TEXTS) {
      StringBuilder text = new StringBuilder();
      int end = read(json, at + 1, text);
      int next = end;
      while (next < json.length() && json.charAt(next) <= ' ') {
        next++;
      }
      boolean isName = next < json.length() && json.charAt(next) == ':';
      if (isName) {
        name = text.toString();
      } else if (name != null) {
        texts.putIfAbsent(name, text.toString());
        name = null;
      }
      at = json.indexOf('"', end);
    }
    return texts;
  }

  /** Reads a text up to its quote; gives the place behind it. */
  private static int read(String json, int from, StringBuilder text) {
    int at = from;
    while (at < json.length() && json.charAt(at) != '"') {
      char c = json.charAt(at);
      if (c == '\\' && at + 1 < json.length()) {
        at++;
        c = json.charAt(at);
        c = c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
      }
      text.append(c);
      at++;
    }
    return Math.min(at + 1, json.length());
  }
}

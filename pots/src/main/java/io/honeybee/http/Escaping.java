package io.honeybee.http;

import java.util.Locale;

/** How a text that an attacker sent becomes part of an answer, as the real products do it. */
public enum Escaping {
  NONE {
    @Override
    public String escape(String text) {
      return text;
    }
  },
  HTML {
    @Override
    public String escape(String text) {
      StringBuilder out = new StringBuilder(text.length() + 16);
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        switch (c) {
          case '&' -> out.append("&amp;");
          case '<' -> out.append("&lt;");
          case '>' -> out.append("&gt;");
          case '"' -> out.append("&quot;");
          case '\'' -> out.append("&#039;");
          default -> out.append(c < ' ' && c != '\n' && c != '\t' ? '?' : c);
        }
      }
      return out.toString();
    }
  },
  JSON {
    @Override
    public String escape(String text) {
      StringBuilder out = new StringBuilder(text.length() + 16);
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '"' || c == '\\') {
          out.append('\\').append(c);
        } else if (c < ' ' || c == 0x7F) {
          out.append("\\u%04x".formatted((int) c));
        } else {
          out.append(c);
        }
      }
      return out.toString();
    }
  },
  /** For a URL in a header: what could end the line is written as an escape. */
  URL {
    @Override
    public String escape(String text) {
      StringBuilder out = new StringBuilder(text.length() + 16);
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c <= ' ' || c >= 0x7F || c == '"' || c == '<' || c == '>' || c == '\\') {
          out.append("%%%02X".formatted(c & 0xFF));
        } else {
          out.append(c);
        }
      }
      return out.toString();
    }
  };

  public abstract String escape(String text);

  /** What belongs to a content type. */
  public static Escaping forType(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    if (type.contains("json")) {
      return JSON;
    }
    return type.contains("html") || type.contains("xml") ? HTML : NONE;
  }
}

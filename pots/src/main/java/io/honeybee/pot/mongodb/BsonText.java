package io.honeybee.pot.mongodb;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a document as one line, near to what the mongo shell shows, and never more of it than is
 * asked for. One thread.
 */
final class BsonText {
  private final StringBuilder out = new StringBuilder();
  private final int maxChars;

  private BsonText(int maxChars) {
    this.maxChars = maxChars;
  }

  /** At most about so many characters; what is more is cut. */
  static String of(BsonDocument document, int maxChars) {
    BsonText text = new BsonText(maxChars);
    text.value(document);
    return text.out.substring(0, Math.min(text.out.length(), maxChars));
  }

  private void value(@Nullable Object value) {
    if (out.length() > maxChars) {
      return;
    }
    switch (value) {
      case null -> out.append("null");
      case String text -> quoted(text);
      case BsonDocument document -> document(document);
      case List<?> list -> {
        out.append('[');
        boolean first = true;
        for (Object item : list) {
          out.append(first ? "" : ", ");
          first = false;
          value(item);
          if (out.length() > maxChars) {
            return;
          }
        }
        out.append(']');
      }
      case BsonBytes bytes ->
          out.append(bytes.type() == BsonBytes.OBJECT_ID ? "ObjectId(\"" : "BinData(\"")
              .append(bytes.hex(), 0, Math.min(2 * maxChars, bytes.hex().length()))
              .append("\")");
      default -> out.append(value);
    }
  }

  private void document(BsonDocument document) {
    out.append('{');
    boolean first = true;
    for (Map.Entry<String, @Nullable Object> entry : document.values().entrySet()) {
      out.append(first ? "" : ", ");
      first = false;
      quoted(entry.getKey());
      out.append(": ");
      value(entry.getValue());
      if (out.length() > maxChars) {
        return;
      }
    }
    out.append('}');
  }

  private void quoted(String text) {
    out.append('"');
    int left = Math.max(0, maxChars - out.length());
    for (int i = 0; i < Math.min(text.length(), left + 1); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\');
      }
      out.append(c);
    }
    out.append('"');
  }
}

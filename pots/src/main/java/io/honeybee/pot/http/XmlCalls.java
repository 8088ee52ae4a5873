package io.honeybee.pot.http;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the calls in an XML-RPC request by its tags, without parsing it as XML: no entities, no
 * documents from elsewhere, no depth. Stateless.
 */
final class XmlCalls {
  /** Calls looked at in one request. */
  static final int MAX_CALLS = 500;

  private static final int MAX_TEXTS = 20;

  /**
   * A call.
   *
   * @param texts its parameters that are no structures, in order, the first ones
   */
  record Call(String method, List<String> texts) {}

  private final String xml;
  private final List<Call> calls = new ArrayList<>();
  private boolean nextIsMethod;

  private XmlCalls(String xml) {
    this.xml = xml;
  }

  /** The call of a request first, then those within a {@code system.multicall}. */
  static List<Call> in(String xml) {
    XmlCalls scan = new XmlCalls(xml);
    scan.run();
    return scan.calls;
  }

  private void run() {
    int at = xml.indexOf('<');
    while (at >= 0 && calls.size() < MAX_CALLS) {
      int close = xml.indexOf('>', at);
      if (close < 0) {
        return;
      }
      int next = xml.indexOf('<', close);
      while (next >= 0 && xml.startsWith("<![CDATA[", next)) {
        int end = xml.indexOf("]]>", next);
        next = end < 0 ? -1 : xml.indexOf('<', end);
      }
      String text = xml.substring(close + 1, next < 0 ? xml.length() : next);
      take(xml.substring(at + 1, close).strip(), text);
      at = next;
    }
  }

  private void take(String tag, String raw) {
    switch (tag) {
      case "methodName" -> calls.add(new Call(unescape(raw).strip(), new ArrayList<>()));
      case "name" -> nextIsMethod = raw.strip().equals("methodName");
      case "string", "value", "int", "i4" -> {
        boolean direct = !tag.equals("value") || !raw.isBlank();
        if (direct) {
          text(unescape(raw));
        }
      }
      case "string/" -> text("");
      default -> {}
    }
  }

  private void text(String text) {
    if (nextIsMethod) {
      nextIsMethod = false;
      calls.add(new Call(text.strip(), new ArrayList<>()));
    } else if (!calls.isEmpty() && calls.getLast().texts().size() < MAX_TEXTS) {
      calls.getLast().texts().add(text);
    }
  }

  private static String unescape(String raw) {
    String text = raw;
    if (text.strip().startsWith("<![CDATA[")) {
      String inner = text.strip().substring("<![CDATA[".length());
      return inner.endsWith("]]>") ? inner.substring(0, inner.length() - 3) : inner;
    }
    if (text.indexOf('&') < 0) {
      return text;
    }
    text = text.replace("&lt;", "<").replace("&gt;", ">");
    text = text.replace("&quot;", "\"").replace("&apos;", "'").replace("&#039;", "'");
    return text.replace("&amp;", "&");
  }
}

package io.honeybee.manager.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A piece of a page. Text can only get in as text: there is no way to put markup in, so that what
 * an attacker sent cannot become any. Attributes that run code or style are refused, and addresses
 * lead to this manager only.
 *
 * <p>Thread rule: one thread builds a piece; it may be shown by any afterwards.
 */
final class Html {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Set<String> VOID = Set.of("input", "link", "meta", "img", "br");
  private static final Set<String> ADDRESSES = Set.of("href", "src", "action", "formaction");
  private static final Set<String> REFUSED = Set.of("style", "srcdoc", "srcset", "data", "ping");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Object> children = new ArrayList<>();

  private Html(String name) {
    this.name = name;
  }

  /** An element that texts or elements are in. */
  static Html of(String name, Object... children) {
    boolean code = name.equals("style") || (name.equals("script") && children.length > 0);
    if (code || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no page may have the element " + name);
    }
    return new Html(name).with(children);
  }

  /** Pieces side by side. */
  static Html all(Object... children) {
    return new Html("").with(children);
  }

  /** Sets an attribute. */
  Html attr(String attribute, String value) {
    if (!NAME.matcher(attribute).matches()
        || attribute.startsWith("on")
        || REFUSED.contains(attribute)) {
      throw new IllegalArgumentException("no page may have the attribute " + attribute);
    }
    if (ADDRESSES.contains(attribute) && !isOwn(value)) {
      throw new IllegalArgumentException("no page may lead to " + value);
    }
    attributes.put(attribute, value);
    return this;
  }

  /** Sets an attribute that has no value. */
  Html flag(String attribute, boolean set) {
    return set ? attr(attribute, "") : this;
  }

  /** Puts texts, elements or collections of them at the end; all that is no element is text. */
  Html with(Object... more) {
    for (Object child : more) {
      if (child instanceof Iterable<?> several) {
        several.forEach(children::add);
      } else {
        children.add(child);
      }
    }
    return this;
  }

  /** A path of this host or a place in the page; not {@code //host}. */
  private static boolean isOwn(String address) {
    return address.startsWith("#")
        || (address.startsWith("/") && !address.startsWith("//") && !address.startsWith("/\\"));
  }

  /** The markup. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    write(out);
    return out.toString();
  }

  private void write(StringBuilder out) {
    if (!name.isEmpty()) {
      out.append('<').append(name);
      attributes.forEach(
          (attribute, value) -> {
            out.append(' ').append(attribute).append("=\"");
            escape(out, value);
            out.append('"');
          });
      out.append('>');
    }
    if (VOID.contains(name)) {
      return;
    }
    for (Object child : children) {
      if (child instanceof Html html) {
        html.write(out);
      } else {
        escape(out, String.valueOf(child));
      }
    }
    if (!name.isEmpty()) {
      out.append("</").append(name).append('>');
    }
  }

  /** Also what cannot be seen is shown, by its number, so that no text hides or turns another. */
  private static void escape(StringBuilder out, String text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n' -> out.append('\n');
                default -> plain(out, c);
              }
            });
  }

  private static void plain(StringBuilder out, int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          out.append("\\u{").append(Integer.toHexString(c)).append('}');
      default -> out.appendCodePoint(c);
    }
  }
}

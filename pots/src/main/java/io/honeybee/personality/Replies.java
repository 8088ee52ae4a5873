package io.honeybee.personality;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The replies of one server product, from a properties file beside the pot's classes: a name for
 * each situation, and the text with {@code {0}} for what the attacker sent and {@code {host}} and
 * the like for what the pot says of itself. A line end in a text becomes CR LF on the wire.
 *
 * <p>What the attacker sent comes back in one line: its control characters and bytes that are not
 * ASCII become question marks, and at most {@value #MAX_ECHO} characters of it come.
 *
 * <p>Immutable; any thread.
 */
public final class Replies {
  private static final int MAX_ECHO = 256;
  private static final String END = "\r\n";

  private final String product;
  private final Map<String, String> texts;

  private Replies(String product, Map<String, String> texts) {
    this.product = product;
    this.texts = Map.copyOf(texts);
  }

  /**
   * Reads {@code <product>.properties}.
   *
   * @param pot a class of the package whose data it is
   * @param facts what stands for {@code {host}} and the like
   * @throws IllegalStateException when the program lacks the file: a fault of its packaging
   */
  public static Replies of(Class<?> pot, String product, Map<String, String> facts) {
    Properties read = new Properties();
    try (InputStream in = pot.getResourceAsStream(product + ".properties")) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + product + ".properties");
      }
      read.load(new InputStreamReader(in, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> texts = new HashMap<>();
    for (String key : read.stringPropertyNames()) {
      String text = read.getProperty(key);
      for (Map.Entry<String, String> fact : facts.entrySet()) {
        text = text.replace("{" + fact.getKey() + "}", fact.getValue());
      }
      texts.put(key, text);
    }
    return new Replies(product, texts);
  }

  /** Whether the product has something to say here. */
  public boolean has(String situation) {
    return texts.containsKey(situation);
  }

  /** The situations it has words for. */
  public Set<String> situations() {
    return texts.keySet();
  }

  /** A bare text, without a line end behind it. */
  public String text(String situation) {
    String text = texts.get(situation);
    if (text == null) {
      throw new IllegalStateException(product + " has no words for " + situation);
    }
    return text;
  }

  /** The whole reply as it goes to the wire. */
  public String to(String situation, String... arguments) {
    String text = text(situation).replace("\n", END) + END;
    if (arguments.length == 0) {
      return text;
    }
    // In one pass: what an attacker sent is never looked through for braces.
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int argument =
          c == '{' && at + 2 < text.length() && text.charAt(at + 2) == '}'
              ? text.charAt(at + 1) - '0'
              : -1;
      if (argument >= 0 && argument < arguments.length) {
        filled.append(oneLine(arguments[argument]));
        at += 3;
      } else {
        filled.append(c);
        at++;
      }
    }
    return filled.toString();
  }

  private static String oneLine(String sent) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < sent.length() && i < MAX_ECHO; i++) {
      char c = sent.charAt(i);
      line.append(c >= ' ' && c <= '~' ? c : '?');
    }
    return line.toString();
  }
}

package io.honeybee.pot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ports of one pot, in the order in which they were written.
 *
 * @param numbers 0..65535, at least one and at most {@value #MAX_PORTS}; 0 is any free port
 */
public record Ports(List<Integer> numbers) {
  /** Each has a socket and a thread of its own. */
  public static final int MAX_PORTS = 2_000;

  private static final int MAX_PORT = 65_535;
  private static final Pattern PART = Pattern.compile("(\\d{1,5})(?:\\s*-\\s*(\\d{1,5}))?");

  public Ports {
    numbers = List.copyOf(numbers);
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("a pot needs a port");
    }
  }

  public static Ports of(int port) {
    return new Ports(List.of(port));
  }

  /**
   * Reads a port, or a list of ports and ranges such as {@code 80, 8000-8010}.
   *
   * @throws IllegalArgumentException when it is none; the message is one clause for an operator
   */
  public static Ports parse(String text) {
    Set<Integer> found = new LinkedHashSet<>();
    for (String part : text.split(",", -1)) {
      Matcher matcher = PART.matcher(part.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "'" + text + "' is neither a port nor a list such as 80,8000-8010");
      }
      int first = port(matcher.group(1));
      int last = matcher.group(2) == null ? first : port(matcher.group(2));
      if (last < first) {
        throw new IllegalArgumentException(part.strip() + " ends before it begins");
      }
      for (int port = first; port <= last && found.size() <= MAX_PORTS; port++) {
        found.add(port);
      }
    }
    if (found.size() > MAX_PORTS) {
      throw new IllegalArgumentException("a pot has at most " + MAX_PORTS + " ports");
    }
    return new Ports(new ArrayList<>(found));
  }

  private static int port(String digits) {
    int port = Integer.parseInt(digits);
    if (port > MAX_PORT) {
      throw new IllegalArgumentException("port " + port + " is outside 0.." + MAX_PORT);
    }
    return port;
  }

  /** The one that stands for all of them. */
  public int first() {
    return numbers.getFirst();
  }

  /** A port that both have, if any; 0 is never the same. */
  public boolean overlaps(Ports other) {
    List<Integer> fixed = numbers.stream().filter(port -> port != 0).toList();
    return !Collections.disjoint(fixed, other.numbers);
  }

  /** As {@link #parse} reads it, ranges drawn together. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < numbers.size()) {
      int end = i;
      while (end + 1 < numbers.size() && numbers.get(end + 1) == numbers.get(end) + 1) {
        end++;
      }
      text.append(text.isEmpty() ? "" : ",").append(numbers.get(i));
      if (end > i) {
        text.append('-').append(numbers.get(end));
      }
      i = end + 1;
    }
    return text.toString();
  }
}

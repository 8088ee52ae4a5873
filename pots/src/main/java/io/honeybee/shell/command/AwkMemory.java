package io.honeybee.shell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a running awk program remembers: variables, arrays, and the line with its fields.
 *
 * <p>Thread rule: one thread. Bounds: {@value #MAX_TEXT} bytes a value, {@value #MAX_ENTRIES}
 * variables and elements.
 */
final class AwkMemory {
  static final int MAX_TEXT = 256 * 1024;
  private static final int MAX_ENTRIES = 10_000;
  private static final int MAX_FIELDS = 4_096;

  private final Budget budget;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> arrays = new LinkedHashMap<>();
  private final List<String> fields = new ArrayList<>();
  private String line = "";
  private int elements;

  AwkMemory(Budget budget) {
    this.budget = budget;
    set("FS", " ");
    set("OFS", " ");
    set("ORS", "\n");
    set("NR", "0");
  }

  void set(String name, String value) {
    if (variables.size() < MAX_ENTRIES || variables.containsKey(name)) {
      variables.put(name, value);
    }
  }

  String variable(String name) {
    return name.equals("NF") ? String.valueOf(fields.size()) : variables.getOrDefault(name, "");
  }

  String field(int index) {
    if (index == 0) {
      return line;
    }
    return index > 0 && index <= fields.size() ? fields.get(index - 1) : "";
  }

  Map<String, String> array(String name) {
    if (!arrays.containsKey(name) && arrays.size() >= MAX_ENTRIES) {
      throw new BudgetSpent();
    }
    return arrays.computeIfAbsent(name, n -> new LinkedHashMap<>());
  }

  /** Changes a field, and the line with it; 0 is the line. */
  void field(int at, String value) {
    if (at == 0) {
      splitLine(value);
    } else if (at > 0 && at < MAX_FIELDS) {
      while (fields.size() < at) {
        fields.add("");
      }
      fields.set(at - 1, value);
      budget.work(line.length() + (long) value.length());
      line = String.join(variable("OFS"), fields);
    }
  }

  void put(String array, String key, String value) {
    budget.work(value.length() + (long) key.length());
    if (array(array).put(key, value) == null && ++elements > MAX_ENTRIES) {
      throw new BudgetSpent();
    }
  }

  /** Takes one element out of an array. */
  void remove(String array, String key) {
    if (array(array).remove(key) != null) {
      elements--;
    }
  }

  void clear(String array) {
    elements -= array(array).size();
    array(array).clear();
  }

  /** The line as it is now. */
  String line() {
    return line;
  }

  void splitLine(String text) {
    line = text;
    fields.clear();
    fields.addAll(split(text, variable("FS")));
  }

  List<String> split(String text, String separator) {
    budget.work(text.length() + 1L);
    if (separator.equals(" ")) {
      String stripped = text.strip();
      return stripped.isEmpty() ? List.of() : List.of(stripped.split("[ \t\n]+", MAX_FIELDS));
    }
    if (text.isEmpty()) {
      return List.of();
    }
    if (separator.length() == 1) {
      return List.of(text.split(Pattern.quote(separator), MAX_FIELDS));
    }
    // A byte that no line holds marks where the separators were.
    String marked =
        SafePattern.of(separator, false, true, false).replace(text, "\u0100", true, budget);
    return List.of(marked.split("\u0100", MAX_FIELDS));
  }
}

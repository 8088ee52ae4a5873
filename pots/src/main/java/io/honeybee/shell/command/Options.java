package io.honeybee.shell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Arguments taken apart the way most commands do.
 *
 * @param flags short options as letters and long ones with their dashes, with values where they
 *     have some
 * @param operands all else, in order
 */
record Options(Map<String, String> flags, List<String> operands) {

  /**
   * Takes arguments apart.
   *
   * @param valued short options that take a value, as letters
   */
  static Options of(List<String> args, String valued) {
    Map<String, String> flags = new LinkedHashMap<>();
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("--")) {
        operands.addAll(args.subList(i + 1, args.size()));
        break;
      }
      if (arg.startsWith("--")) {
        int equals = arg.indexOf('=');
        flags.put(
            equals < 0 ? arg : arg.substring(0, equals),
            equals < 0 ? "" : arg.substring(equals + 1));
      } else if (arg.startsWith("-") && arg.length() > 1) {
        for (int j = 1; j < arg.length(); j++) {
          String letter = arg.substring(j, j + 1);
          if (!valued.contains(letter)) {
            flags.put(letter, "");
            continue;
          }
          boolean attached = j + 1 < arg.length();
          String value = attached ? arg.substring(j + 1) : i + 1 < args.size() ? args.get(++i) : "";
          flags.put(letter, value);
          break;
        }
      } else {
        operands.add(arg);
      }
    }
    return new Options(flags, operands);
  }

  boolean has(String... names) {
    for (String name : names) {
      if (flags.containsKey(name)) {
        return true;
      }
    }
    return false;
  }

  /** An option's value, or what holds without it. */
  String value(String name, String otherwise) {
    return flags.getOrDefault(name, otherwise);
  }

  /** An option's value as a number, bounded; what holds without it when it is none. */
  int number(String name, int otherwise) {
    return Numbers.of(value(name, ""), otherwise);
  }
}

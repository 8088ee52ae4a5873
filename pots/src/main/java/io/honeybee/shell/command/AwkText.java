package io.honeybee.shell.command;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and texts as awk turns one into the other. */
final class AwkText {
  private static final Pattern NUMBER =
      Pattern.compile(
          "[ \t\n]*([-+]?(?:\\d{1,40}\\.?\\d{0,40}|\\.\\d{1,40})(?:[eE][-+]?\\d{1,3})?)");
  private static final Pattern DIRECTIVE =
      Pattern.compile("%([-+ #0]{0,5})(\\d{0,4})(?:\\.(\\d{0,3}))?([a-zA-Z%])");
  private static final int MAX_WIDTH = 1_000;

  private AwkText() {}

  /** The number that a text begins with; 0 when it begins with none. */
  static double number(String text) {
    if (text.startsWith("0x") || text.startsWith("0X")) {
      return 0;
    }
    Matcher matcher = NUMBER.matcher(text);
    return matcher.lookingAt() ? Double.parseDouble(matcher.group(1)) : 0;
  }

  /** Whether the whole text is a number. */
  static boolean isNumber(String text) {
    Matcher matcher = NUMBER.matcher(text.stripTrailing());
    return matcher.matches();
  }

  /** Whole numbers in full, others with six digits that count. */
  static String of(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e16) {
      return String.valueOf((long) number);
    }
    return general(number, 6);
  }

  /** As {@code %g} of C prints it. */
  private static String general(double number, int digits) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return "0";
    }
    int count = Math.max(1, digits);
    String scientific = String.format(Locale.ROOT, "%." + (count - 1) + "e", number);
    int exponent = Integer.parseInt(scientific.substring(scientific.indexOf('e') + 1));
    if (exponent < -4 || exponent >= count) {
      String mantissa = scientific.substring(0, scientific.indexOf('e'));
      return trimmed(mantissa) + scientific.substring(scientific.indexOf('e'));
    }
    return trimmed(
        String.format(Locale.ROOT, "%." + Math.max(0, count - 1 - exponent) + "f", number));
  }

  private static String trimmed(String number) {
    return number.contains(".") ? number.replaceFirst("\\.?0+$", "") : number;
  }

  /** As {@code printf} prints it; what is no directive stays as it is. */
  static String format(String format, List<String> values) {
    StringBuilder out = new StringBuilder();
    Matcher matcher = DIRECTIVE.matcher(format);
    int at = 0;
    int used = 0;
    while (matcher.find()) {
      out.append(format, at, matcher.start());
      at = matcher.end();
      if (matcher.group(4).equals("%")) {
        out.append('%');
        continue;
      }
      String value = used < values.size() ? values.get(used) : "";
      used++;
      out.append(item(matcher, value));
    }
    return out.append(format.substring(at)).toString();
  }

  private static String item(Matcher directive, String value) {
    String flags = directive.group(1);
    int width = Math.min(MAX_WIDTH, Numbers.of(directive.group(2), 0));
    String precision = directive.group(3);
    int digits = precision == null ? -1 : Numbers.of(precision, 0);
    String text = converted(directive.group(4).charAt(0), value, digits);
    if (flags.contains("+") && "dif".contains(directive.group(4)) && !text.startsWith("-")) {
      text = "+" + text;
    }
    if (flags.contains("-")) {
      return Listing.padRight(text, width);
    }
    boolean zeros = flags.contains("0") && !"sc".contains(directive.group(4));
    if (zeros && text.length() < width) {
      boolean signed = text.startsWith("-") || text.startsWith("+");
      String sign = signed ? text.substring(0, 1) : "";
      String rest = text.substring(sign.length());
      return sign + "0".repeat(width - text.length()) + rest;
    }
    return Listing.padLeft(text, width);
  }

  private static String converted(char kind, String value, int digits) {
    return switch (kind) {
      case 'd', 'i', 'u' -> String.valueOf((long) number(value));
      case 'x' -> Long.toHexString((long) number(value));
      case 'X' -> Long.toHexString((long) number(value)).toUpperCase(Locale.ROOT);
      case 'o' -> Long.toOctalString((long) number(value));
      case 'f', 'F' ->
          String.format(Locale.ROOT, "%." + (digits < 0 ? 6 : digits) + "f", number(value));
      case 'e', 'E' ->
          String.format(Locale.ROOT, "%." + (digits < 0 ? 6 : digits) + "e", number(value));
      case 'g', 'G' -> general(number(value), digits < 0 ? 6 : digits);
      case 'c' ->
          value.isEmpty()
              ? ""
              : isNumber(value)
                  ? String.valueOf((char) ((int) number(value) & 0xFF))
                  : value.substring(0, 1);
      default -> digits >= 0 && digits < value.length() ? value.substring(0, digits) : value;
    };
  }
}

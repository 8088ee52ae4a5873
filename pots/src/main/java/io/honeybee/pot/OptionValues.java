package io.honeybee.pot;

import java.util.List;
import java.util.Map;

/**
 * Reads a pot's options; those absent have their defaults. Immutable.
 *
 * @param values as they were set
 */
public record OptionValues(Map<String, String> values) {

  public OptionValues {
    values = Map.copyOf(values);
  }

  /** The value, without space around it; the default when it is absent. */
  public String text(PotOption option) {
    return values.getOrDefault(option.name(), option.defaultValue()).strip();
  }

  /**
   * A line that goes to attackers as it is; empty when it is absent.
   *
   * @throws InvalidOptionException when it is not printable ASCII, or longer than allowed
   */
  public String printable(PotOption option, int maxChars) throws InvalidOptionException {
    String value = text(option);
    if (value.length() > maxChars || !value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new InvalidOptionException(
          option.name(), "needs at most " + maxChars + " printable ASCII characters");
    }
    return value;
  }

  /** One of the choices. */
  public String choice(PotOption option, List<String> choices) throws InvalidOptionException {
    String value = text(option);
    if (!choices.contains(value)) {
      throw new InvalidOptionException(
          option.name(), "'" + value + "' is none of " + String.join(", ", choices));
    }
    return value;
  }

  /** A list, its parts separated by commas; empty when the value is. */
  public List<String> list(PotOption option) {
    String value = text(option);
    return value.isEmpty() ? List.of() : List.of(value.split("\\s*,\\s*", -1));
  }

  /** A whole number within bounds. */
  public long number(PotOption option, long min, long max) throws InvalidOptionException {
    String value = text(option);
    try {
      long number = Long.parseLong(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of bounds.
    }
    throw new InvalidOptionException(
        option.name(), "'" + value + "' is not a whole number in " + min + ".." + max);
  }

  /** {@code true} or {@code false}. */
  public boolean flag(PotOption option) throws InvalidOptionException {
    return choice(option, List.of("true", "false")).equals("true");
  }

  /** Who gets in, by {@link LoginPolicy#OPTION} or one like it. */
  public LoginPolicy login(PotOption option) throws InvalidOptionException {
    return LoginPolicy.parse(text(option));
  }
}

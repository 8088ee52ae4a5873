package io.honeybee.shell.script;

import java.util.List;

/** One word of a command before expansion. */
public record Word(List<Part> parts) {
  public Word {
    parts = List.copyOf(parts);
  }

  /** A piece of a word. Quoted pieces are neither split nor matched against file names. */
  public sealed interface Part {
    boolean quoted();
  }

  /** Text as it stands. */
  public record Literal(String text, boolean quoted) implements Part {}

  /**
   * {@code $name} or <code>${name operator argument}</code>.
   *
   * @param operator empty, or one of {@code :- - := = :+ + :? ? # ## % %% / // :} or {@code length}
   */
  public record Parameter(String name, String operator, Word argument, boolean quoted)
      implements Part {}

  /** {@code $(...)} or backquotes. */
  public record Substitution(Command command, boolean quoted) implements Part {}

  /** {@code $((...))}; the expression is expanded first. */
  public record Arithmetic(Word expression, boolean quoted) implements Part {}

  /** The text when it is one unquoted literal, otherwise an empty string. */
  String plain() {
    return parts.size() == 1 && parts.getFirst() instanceof Literal(var text, var quoted) && !quoted
        ? text
        : "";
  }
}

package io.honeybee.shell.script;

import java.util.List;

/** A piece of a script that can be run. */
public sealed interface Command {

  /** Commands one after another; those in the background do not hold the rest up. */
  record Sequence(List<Item> items) implements Command {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** One command of a sequence. */
  record Item(Command command, boolean background) {}

  /** Commands that depend on the exit code of the one before; a list, since chains grow long. */
  record AndOr(Command first, List<Link> rest) implements Command {
    public AndOr {
      rest = List.copyOf(rest);
    }
  }

  /** {@code && command} or {@code || command}. */
  record Link(boolean and, Command command) {}

  /** {@code a | b | c}; with {@code !} the exit code is turned round. */
  record Pipeline(boolean negated, List<Command> stages) implements Command {
    public Pipeline {
      stages = List.copyOf(stages);
    }
  }

  /**
   * {@code A=b command word >file}.
   *
   * @param source the text as it was written
   * @param line where it begins, from 1
   */
  record Simple(
      List<Assignment> assignments,
      List<Word> words,
      List<Redirection> redirections,
      String source,
      int line)
      implements Command {
    public Simple {
      assignments = List.copyOf(assignments);
      words = List.copyOf(words);
      redirections = List.copyOf(redirections);
    }
  }

  /** {@code ( ... )} with its own variables and directory, or <code>{ ...; }</code> without. */
  record Group(Command body, boolean subshell, List<Redirection> redirections) implements Command {
    public Group {
      redirections = List.copyOf(redirections);
    }
  }

  /** {@code if}, {@code elif} and {@code else}; the last is an empty sequence when absent. */
  record If(List<Branch> branches, Command otherwise, List<Redirection> redirections)
      implements Command {
    public If {
      branches = List.copyOf(branches);
      redirections = List.copyOf(redirections);
    }
  }

  /** A condition and what runs when it holds. */
  record Branch(Command condition, Command body) {}

  /** {@code for name in words}. */
  record For(String name, List<Word> words, Command body, List<Redirection> redirections)
      implements Command {
    public For {
      words = List.copyOf(words);
      redirections = List.copyOf(redirections);
    }
  }

  /** {@code ((expression))}, and {@code let}. */
  record Arithmetic(Word expression) implements Command {}

  /** {@code for ((first; condition; each))}. */
  record Count(Word first, Word condition, Word each, Command body, List<Redirection> redirections)
      implements Command {
    public Count {
      redirections = List.copyOf(redirections);
    }
  }

  /** {@code while} or {@code until}. */
  record While(Command condition, boolean until, Command body, List<Redirection> redirections)
      implements Command {
    public While {
      redirections = List.copyOf(redirections);
    }
  }

  /** {@code case word in pattern) ... ;; esac}. */
  record Case(Word subject, List<Choice> choices, List<Redirection> redirections)
      implements Command {
    public Case {
      choices = List.copyOf(choices);
      redirections = List.copyOf(redirections);
    }
  }

  /** Patterns and what runs when one of them matches. */
  record Choice(List<Word> patterns, Command body) {
    public Choice {
      patterns = List.copyOf(patterns);
    }
  }

  /** {@code name() body}. */
  record Function(String name, Command body) implements Command {}

  /** {@code NAME=word}. */
  record Assignment(String name, Word value) {}
}

package io.honeybee.shell.script;

import io.honeybee.shell.script.Parsed.Complete;
import io.honeybee.shell.script.Parsed.Incomplete;
import io.honeybee.shell.script.Parsed.Wrong;
import java.util.List;

/** Parses scripts of the kind that visitors type and droppers send. */
public final class ScriptParser {
  /** A longer script is refused. */
  public static final int MAX_SCRIPT_BYTES = 256 * 1024;

  /** Commands within commands; deeper is a syntax error. */
  public static final int MAX_DEPTH = 32;

  private ScriptParser() {}

  /** Parses a whole script. Never throws, whatever the text is. */
  public static Parsed parse(String script) {
    if (script.length() > MAX_SCRIPT_BYTES) {
      return new Wrong("newline", 1);
    }
    try {
      return new Complete(all(new Source(script, 0)));
    } catch (Stop stop) {
      return stop.outcome();
    }
  }

  /** The script in backquotes: an open end there is an error of the whole. */
  static Command within(String script, Source outer) {
    try {
      return all(new Source(script, outer.depth()));
    } catch (Stop stop) {
      throw stop.outcome() instanceof Incomplete ? outer.wrong("`") : stop;
    }
  }

  private static Command all(Source source) {
    Command command = new CommandParser(source).list(List.of());
    if (!source.atEnd()) {
      throw source.wrong(String.valueOf(source.peek()));
    }
    return command;
  }
}

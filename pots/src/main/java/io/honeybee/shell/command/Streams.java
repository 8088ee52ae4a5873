package io.honeybee.shell.command;

/** Standard input, output and error. */
public record Streams(Input in, Output out, Output err) {

  public Streams withIn(Input other) {
    return new Streams(other, out, err);
  }

  public Streams withOut(Output other) {
    return new Streams(in, other, err);
  }

  public Streams withErr(Output other) {
    return new Streams(in, out, other);
  }
}

package io.honeybee.transfer;

import io.honeybee.capture.Captured;

/** Told of what is transferred. Paths are absolute byte strings. */
public interface TransferEvents {

  /** A file came, or as much of it as came before the client left. */
  void uploaded(String path, Captured captured);

  /** A file was opened to be read. */
  void downloaded(String path);
}

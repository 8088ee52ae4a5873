package io.honeybee.pot.redis;

import io.honeybee.capture.Captured;
import java.util.List;
import java.util.Map;

/**
 * A command with its arguments.
 *
 * @param arguments the name first; byte strings, of long ones only the beginning
 * @param large of arguments that were too long to be held: by their index, the whole of each
 */
record Request(List<String> arguments, Map<Integer, Captured> large) {
  Request {
    arguments = List.copyOf(arguments);
    large = Map.copyOf(large);
  }

  /** The length of an argument as it was sent. */
  long length(int index) {
    Captured whole = large.get(index);
    return whole == null ? arguments.get(index).length() : whole.size();
  }
}

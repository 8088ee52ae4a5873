package io.honeybee.pot;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something an attacker did, in the field's words.
 *
 * @param potId which pot saw it
 * @param potType that pot's type
 * @param eventType such as {@code ssh.login.failed}
 * @param timestamp when, cut to milliseconds by the pot
 * @param data the event's fields in order; values are {@link String}, {@link Number}, {@link
 *     Boolean}, {@link java.util.List} and {@link Map} of the same. Strings are the attacker's own
 *     and hostile.
 */
public record Observation(
    String potId, String potType, String eventType, Instant timestamp, Map<String, Object> data) {

  public Observation {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }
}

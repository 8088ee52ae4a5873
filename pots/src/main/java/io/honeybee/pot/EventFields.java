package io.honeybee.pot;

import io.honeybee.capture.Captured;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the fields of one event, each within a bound, so that no event outgrows an envelope.
 *
 * <p>A text that was cut leaves {@code "truncated": true} and its full length in {@code
 * <name>_bytes}. Bytes that are not UTF-8 are also kept as they were, in {@code <name>_base64}.
 * Thread rule: one thread.
 */
public final class EventFields {
  /** Bytes kept of a name, a password, a version and the like. */
  public static final int MAX_FIELD_BYTES = 1_024;

  /** Bytes kept of a command line. */
  public static final int MAX_INPUT_BYTES = 8_192;

  private final Map<String, Object> fields = new LinkedHashMap<>();
  private boolean truncated;

  /** Adds what the attacker sent, at most {@link #MAX_FIELD_BYTES} of it. */
  public EventFields text(String name, byte[] raw) {
    return text(name, raw, MAX_FIELD_BYTES);
  }

  /** Adds what the attacker sent, at most {@link #MAX_FIELD_BYTES} of it. */
  public EventFields text(String name, String value) {
    return text(name, value.getBytes(StandardCharsets.UTF_8), MAX_FIELD_BYTES);
  }

  /** Adds what the attacker sent, at most so many bytes of it. */
  public EventFields text(String name, byte[] raw, int maxBytes) {
    boolean cut = raw.length > maxBytes;
    byte[] kept = cut ? Arrays.copyOf(raw, maxBytes) : raw;
    fields.put(name, AttackerText.decode(raw, kept.length));
    if (cut) {
      truncated = true;
      fields.put(name + "_bytes", raw.length);
    }
    if (!AttackerText.isUtf8(raw)) {
      fields.put(name + "_base64", Base64.getEncoder().encodeToString(kept));
    }
    return this;
  }

  /** Adds a number of our own. */
  public EventFields number(String name, Number value) {
    fields.put(name, value);
    return this;
  }

  /**
   * Adds what became of a captured file: {@code shasum}, {@code size}, and {@code outfile} or
   * {@code not_kept} with the reason.
   */
  public EventFields captured(Captured file) {
    fields.put("shasum", file.sha256());
    fields.put("size", file.size());
    file.outfile().ifPresent(outfile -> fields.put("outfile", outfile));
    file.trouble().ifPresent(trouble -> fields.put("not_kept", trouble));
    return this;
  }

  /** Adds a yes or no of our own. */
  public EventFields flag(String name, boolean value) {
    fields.put(name, value);
    return this;
  }

  /** Adds the MITRE ATT&CK techniques that the event certainly is. */
  public EventFields techniques(String... ids) {
    fields.put(EventField.TECHNIQUES.name(), List.of(ids));
    return this;
  }

  /** Adds names that the attacker sent, each and all together within bounds. */
  public EventFields names(String name, List<String> values) {
    int left = MAX_INPUT_BYTES / 4;
    List<String> kept = new ArrayList<>();
    for (String value : values) {
      left -= value.length() + 1;
      if (left < 0) {
        truncated = true;
        break;
      }
      kept.add(value);
    }
    fields.put(name, Collections.unmodifiableList(kept));
    return this;
  }

  /** Says that not all of it is there, as {@code "truncated": true}. */
  public EventFields cut() {
    truncated = true;
    return this;
  }

  Map<String, Object> build() {
    if (truncated) {
      fields.put("truncated", true);
    }
    return fields;
  }
}

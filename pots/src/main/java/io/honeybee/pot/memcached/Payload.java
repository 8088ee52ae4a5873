package io.honeybee.pot.memcached;

import io.honeybee.capture.Captured;
import org.jspecify.annotations.Nullable;

/**
 * A value on its way into the store.
 *
 * @param content its beginning, a character for each byte
 * @param whole what became of all of it, when it was captured
 */
record Payload(String content, @Nullable Captured whole) {}

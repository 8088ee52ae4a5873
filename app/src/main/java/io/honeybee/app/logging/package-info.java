/**
 * Log lines as text and as JSON, to the terminal or a file.
 *
 * <p>Entry type: {@link io.honeybee.app.logging.Logging}. Configured by the main thread, used by
 * any.
 */
@NullMarked
package io.honeybee.app.logging;

import org.jspecify.annotations.NullMarked;

/**
 * Configuration files: read, validate, report all faults at once with file, line and key.
 *
 * <p>Entry type: {@link io.honeybee.runtime.config.ConfigFile}. Reading happens on one thread; the
 * records made from it are immutable.
 */
@NullMarked
package io.honeybee.runtime.config;

import org.jspecify.annotations.NullMarked;

/**
 * Ordered start and reverse stop of the parts of a role.
 *
 * <p>Entry type: {@link io.honeybee.runtime.lifecycle.ServiceStack}. One thread starts and stops;
 * that may be a different thread for each.
 */
@NullMarked
package io.honeybee.runtime.lifecycle;

import org.jspecify.annotations.NullMarked;

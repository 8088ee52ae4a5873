/**
 * A manager as it stands in the field, for tests: it has one read for one envelope and no patience.
 *
 * <p>Entry type: {@link io.honeybee.node.oldmanager.StrictOldManager}. Safe for use by any thread.
 */
@NullMarked
package io.honeybee.node.oldmanager;

import org.jspecify.annotations.NullMarked;

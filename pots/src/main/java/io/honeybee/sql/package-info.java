/**
 * Reads SQL as far as pretended database servers need it: statements, what they select, and the
 * tables they get. Nothing is ever executed.
 *
 * <p>Entry types: {@link io.honeybee.sql.SqlStatement}, {@link io.honeybee.sql.SelectList}. All
 * types are immutable; any thread. Statements are byte strings: one character, 0 to 255, a byte.
 */
@NullMarked
package io.honeybee.sql;

import org.jspecify.annotations.NullMarked;

/**
 * The embedded database (SQLite in WAL mode) and its migrations.
 *
 * <p>Entry type: {@link io.honeybee.manager.database.Database}. Safe for use by any thread.
 */
@NullMarked
package io.honeybee.manager.database;

import org.jspecify.annotations.NullMarked;

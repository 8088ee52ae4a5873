/**
 * {@code honeybee demo}: a manager and a node on one machine, to be attacked.
 *
 * <p>Entry type: {@link io.honeybee.app.demo.DemoCommand}. Used by the main thread; events are
 * printed by a thread of the store.
 */
@NullMarked
package io.honeybee.app.demo;

import org.jspecify.annotations.NullMarked;

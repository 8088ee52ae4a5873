/**
 * Watches the machine that the node itself runs on: figures for the heartbeat, and an event when
 * somebody begins to listen on it.
 *
 * <p>Entry type: {@link io.honeybee.node.monitoring.HostMonitor}. One thread of its own reads; any
 * thread asks.
 */
@NullMarked
package io.honeybee.node.monitoring;

import org.jspecify.annotations.NullMarked;

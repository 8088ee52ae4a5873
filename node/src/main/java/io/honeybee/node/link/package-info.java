/**
 * The connection to the manager: made, kept, and spoken over.
 *
 * <p>Entry type: {@link io.honeybee.node.link.ManagerLink}. One virtual thread owns the connection
 * and reads it, one writes to it, one takes events from the spool, one sends heartbeats; any thread
 * may hand messages to the link.
 */
@NullMarked
package io.honeybee.node.link;

import org.jspecify.annotations.NullMarked;

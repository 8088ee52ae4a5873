/**
 * HoneyBee Protocol v2: its messages and their bytes.
 *
 * <p>Entry types: {@link io.honeybee.protocol.WireCodec} for bytes, {@link
 * io.honeybee.protocol.FrameReader} for a stream, {@link io.honeybee.protocol.NodeMessage} and
 * {@link io.honeybee.protocol.ManagerMessage} for what is said. Messages are immutable and may be
 * shared by threads; a {@link io.honeybee.protocol.FrameReader} belongs to one thread.
 */
@NullMarked
package io.honeybee.protocol;

import org.jspecify.annotations.NullMarked;

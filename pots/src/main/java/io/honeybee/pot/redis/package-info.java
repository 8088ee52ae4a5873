/**
 * A Redis server that keeps a small data set for each session and executes nothing.
 *
 * <p>Entry type: {@link io.honeybee.pot.redis.RedisPotType}. Each session is served by the thread
 * of its connection; what sessions share is immutable.
 */
@NullMarked
package io.honeybee.pot.redis;

import org.jspecify.annotations.NullMarked;

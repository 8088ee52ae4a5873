/**
 * {@code docker-api}: the API of a Docker Engine that somebody left open. It answers so that an
 * attacker goes on: images are pulled, containers are created and started, commands run; nothing of
 * it happens.
 *
 * <p>Entry type: {@link io.honeybee.pot.docker.DockerPotType}. Each connection has its own thread;
 * they share one {@code Engine}, which is safe for use by any thread.
 */
@NullMarked
package io.honeybee.pot.docker;

import org.jspecify.annotations.NullMarked;

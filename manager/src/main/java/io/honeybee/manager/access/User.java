package io.honeybee.manager.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who may sign in, without secrets.
 *
 * @param hasTotp whether a one-time code is asked for beside the password
 * @param loginAt the last time
 */
public record User(
    String name,
    Role role,
    boolean hasTotp,
    Instant createdAt,
    Instant passwordAt,
    Optional<Instant> loginAt) {}

package io.honeybee.manager.api;

import io.honeybee.manager.access.AuditLog;
import io.honeybee.manager.access.Principal;
import io.honeybee.manager.access.WebSessions;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who may use the API, and where it stands what they did.
 *
 * @param tokens who bears a token, if it is good
 */
public record ApiAccess(
    Function<String, Optional<Principal>> tokens, WebSessions sessions, AuditLog audit) {}

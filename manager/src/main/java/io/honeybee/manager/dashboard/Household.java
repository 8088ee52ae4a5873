package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.AuditLog;
import io.honeybee.manager.access.People;
import io.honeybee.manager.access.Tokens;
import io.honeybee.manager.access.WebSessions;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What the pages show and change.
 *
 * @param managerName what the manager calls itself
 * @param tokenFile where the token lies that the first user is made with
 * @param secure whether the manager speaks TLS
 */
public record Household(
    String managerName,
    Path tokenFile,
    boolean secure,
    People people,
    WebSessions sessions,
    Tokens tokens,
    AuditLog audit,
    InstantSource clock) {}

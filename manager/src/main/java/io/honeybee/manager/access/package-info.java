/**
 * Who may come in: nodes by name and TOTP, programs by token, people by password; and what they
 * did.
 *
 * <p>Entry types: {@link io.honeybee.manager.access.Enrolments}, {@link
 * io.honeybee.manager.access.Admission}, {@link io.honeybee.manager.access.Tokens}, {@link
 * io.honeybee.manager.access.People}, {@link io.honeybee.manager.access.WebSessions}, {@link
 * io.honeybee.manager.access.AuditLog}. Safe for use by any thread.
 */
@NullMarked
package io.honeybee.manager.access;

import org.jspecify.annotations.NullMarked;

/**
 * Who may come in: nodes by name and TOTP, operators by token.
 *
 * <p>Entry types: {@link io.honeybee.manager.access.Enrolments}, {@link
 * io.honeybee.manager.access.Admission}, {@link io.honeybee.manager.access.Tokens}. Safe for use by
 * any thread.
 */
@NullMarked
package io.honeybee.manager.access;

import org.jspecify.annotations.NullMarked;

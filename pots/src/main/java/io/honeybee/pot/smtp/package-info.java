/**
 * A mail server that takes credentials and messages, and sends nothing on.
 *
 * <p>Entry type: {@link io.honeybee.pot.smtp.SmtpPotType}. Each connection has a thread of its own;
 * {@link io.honeybee.pot.smtp.SmtpServer} is what they share.
 */
@NullMarked
package io.honeybee.pot.smtp;

import org.jspecify.annotations.NullMarked;

/**
 * What the pots that speak of mail have in common: credentials as SASL sends them, when TLS begins,
 * and mailboxes with something in them.
 *
 * <p>Entry types: {@link io.honeybee.mail.SaslDialogue}, {@link io.honeybee.mail.TlsStart}, {@link
 * io.honeybee.mail.Mailbox}. Values are immutable; a dialogue belongs to one thread.
 */
@NullMarked
package io.honeybee.mail;

import org.jspecify.annotations.NullMarked;

/**
 * The SSH honeypot.
 *
 * <p>Entry type: {@link io.honeybee.pot.ssh.SshPotType}. Apache MINA SSHD speaks the protocol over
 * our own listener: one virtual thread owns one connection and handles its packets, and each shell
 * has one more. Both may block.
 */
@NullMarked
package io.honeybee.pot.ssh;

import org.jspecify.annotations.NullMarked;

/**
 * The SSH honeypot.
 *
 * <p>Entry type: {@link io.honeybee.pot.ssh.SshPotType}. Apache MINA SSHD speaks the protocol; each
 * of its callbacks runs on a virtual thread of its own, one at a time for a session, and each shell
 * has one more. Both may block.
 */
@NullMarked
package io.honeybee.pot.ssh;

import org.jspecify.annotations.NullMarked;

/**
 * A file server: SMB 2.0.2 to 3.1.1 ([MS-SMB2]) and, for old clients and those who hunt old
 * servers, SMB 1 ([MS-CIFS], [MS-SMB]). It learns who logs in and with what proof (NTLM in SPNEGO,
 * or bare), lets guests in where it is told to, lists shares through {@code srvsvc} ([MS-SRVS] over
 * [MS-RPCE]), keeps what is put on them, and names the probes for MS17-010.
 *
 * <p>Messages are never signed or encrypted, since no password is known to derive a key from:
 * whoever is let in is let in as a guest, from whom clients expect no signature.
 *
 * <p>Entry type: {@link io.honeybee.pot.smb.SmbPotType}. One thread a session; nothing here is
 * shared between sessions but {@code SmbSettings} and what it holds.
 */
@NullMarked
package io.honeybee.pot.smb;

import org.jspecify.annotations.NullMarked;

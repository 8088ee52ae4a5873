/**
 * The server's side of NTLM (Microsoft's [MS-NLMP]), as far as a honeypot needs it: the challenge,
 * and what a client answers it with, which can be compared with a known password.
 *
 * <p>Entry types: {@link io.honeybee.ntlm.NtlmChallenge}, {@link io.honeybee.ntlm.NtlmAnswer} and
 * {@link io.honeybee.ntlm.NtlmProof}. Everything is immutable; any thread. What is read is hostile;
 * nothing is allocated by a length that it claims.
 */
@NullMarked
package io.honeybee.ntlm;

import org.jspecify.annotations.NullMarked;

/**
 * A Remote Desktop server ([MS-RDPBCGR], [MS-CSSP]): the connection request with its cookie, then
 * either network level authentication, which gives the response to an NTLM challenge, or plain TLS
 * security, in which clients send their password in clear.
 *
 * <p>Entry type: {@link io.honeybee.pot.rdp.RdpPotType}. One thread a session.
 */
@NullMarked
package io.honeybee.pot.rdp;

import org.jspecify.annotations.NullMarked;

/**
 * A file server that takes credentials and files.
 *
 * <p>Entry type: {@link io.honeybee.pot.ftp.FtpPotType}. Each control connection has a thread of
 * its own, which moves its data, too; {@link io.honeybee.pot.ftp.FtpServer} is what they share.
 */
@NullMarked
package io.honeybee.pot.ftp;

import org.jspecify.annotations.NullMarked;

/**
 * File transfer over SSH, SFTP version 3 and SCP, against a session's pretended files. Uploads are
 * captured; the real file system is never touched.
 *
 * <p>Entry types: {@link io.honeybee.transfer.SftpServer} and {@link
 * io.honeybee.transfer.ScpServer}. Thread rule: one thread a transfer; it blocks on its client.
 */
@NullMarked
package io.honeybee.transfer;

import org.jspecify.annotations.NullMarked;

package io.honeybee.pot.smb;

import java.util.OptionalInt;

/**
 * An answer of SMB 1.
 *
 * @param tree for the header, where it is not the request's
 * @param user the same
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
record Smb1Response(int status, byte[] words, byte[] data, OptionalInt tree, OptionalInt user) {

  static Smb1Response of(int status) {
    return of(status, new WireWriter(), new byte[0]);
  }

  static Smb1Response of(int status, WireWriter words, byte[] data) {
    return new Smb1Response(
        status, words.toBytes(), data, OptionalInt.empty(), OptionalInt.empty());
  }

  Smb1Response withTree(int id) {
    return new Smb1Response(status, words, data, OptionalInt.of(id), user);
  }

  Smb1Response withUser(int id) {
    return new Smb1Response(status, words, data, tree, OptionalInt.of(id));
  }

  /** The head of answers to which another could be tied. */
  static WireWriter andNothing() {
    return new WireWriter().u8(0xFF).u8(0).u16(0);
  }
}

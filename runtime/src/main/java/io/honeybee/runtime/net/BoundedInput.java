package io.honeybee.runtime.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails once more bytes were read than allowed. Thread rule: one reading thread. */
final class BoundedInput extends FilterInputStream {
  private long leftBytes;

  BoundedInput(InputStream in, long maxBytes) {
    super(in);
    this.leftBytes = maxBytes;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      count(1);
    }
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    if (n > 0) {
      count(n);
    }
    return n;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long n = super.skip(wanted);
    count(n);
    return n;
  }

  private void count(long n) throws IOException {
    leftBytes -= n;
    if (leftBytes < 0) {
      throw new IOException("the peer sent more bytes than this listener takes from a connection");
    }
  }
}

package io.honeybee.recording;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Records what is read from a stream. Thread rule: that of the stream. */
final class RecordedInput extends FilterInputStream {
  private final Recording recording;

  RecordedInput(InputStream in, Recording recording) {
    super(in);
    this.recording = recording;
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    if (value >= 0) {
      recording.input(new byte[] {(byte) value}, 0, 1);
    }
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    if (count > 0) {
      recording.input(bytes, offset, count);
    }
    return count;
  }
}

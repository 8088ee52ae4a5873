package io.honeybee.recording;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Records what is written to a stream. Thread rule: that of the stream. */
final class RecordedOutput extends FilterOutputStream {
  private final Recording recording;

  RecordedOutput(OutputStream out, Recording recording) {
    super(out);
    this.recording = recording;
  }

  @Override
  public void write(int value) throws IOException {
    recording.output(new byte[] {(byte) value}, 0, 1);
    out.write(value);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    recording.output(bytes, offset, length);
    out.write(bytes, offset, length);
  }
}

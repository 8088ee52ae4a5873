package io.honeybee.manager.fleet;

import io.honeybee.protocol.EventAck;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.WireCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one node. A thread of its own writes while there is something, so
 * that a node that does not read keeps nobody waiting. Acknowledgements do not queue: the latest
 * stands for all before it.
 *
 * <p>Thread rule: safe for use by any thread; nothing here blocks its caller.
 */
final class Outbox {
  private static final int MAX_MESSAGES = 256;
  private static final int MAX_BYTES = 1 << 20;

  private final NodeId nodeId;
  private final WireCodec codec;
  private final OutputStream output;
  private final Runnable onBroken;

  private final Deque<byte[]> waiting = new ArrayDeque<>(0);
  private int waitingBytes;
  private @Nullable Long toAcknowledge;
  private @Nullable Long acknowledged;
  private boolean held = true;
  private boolean writing;
  private boolean closed;
  private long writeBeganNanos;

  /**
   * @param onBroken runs on the writing thread when a write fails
   */
  Outbox(NodeId nodeId, WireCodec codec, OutputStream output, Runnable onBroken) {
    this.nodeId = nodeId;
    this.codec = codec;
    this.output = output;
    this.onBroken = onBroken;
  }

  /**
   * Queues an envelope without its newline.
   *
   * @return false when the box is full or closed, and the node will not get it
   */
  synchronized boolean offer(byte[] envelope) {
    if (closed || waiting.size() >= MAX_MESSAGES || waitingBytes + envelope.length > MAX_BYTES) {
      return false;
    }
    waiting.add(envelope);
    waitingBytes += envelope.length;
    wake();
    return true;
  }

  /** Begins to write; until then everything waits. */
  synchronized void release() {
    held = false;
    if (!waiting.isEmpty()) {
      wake();
    }
  }

  /** Tells the node that all up to this {@code seq} is on disk. */
  synchronized void acknowledge(long seq) {
    if (toAcknowledge == null || Long.compareUnsigned(seq, toAcknowledge) > 0) {
      toAcknowledge = seq;
      wake();
    }
  }

  /** Queues a last envelope, in the place of what waits, and closes the box behind it. */
  synchronized void offerLast(byte[] envelope) {
    if (!closed) {
      closed = true;
      toAcknowledge = acknowledged;
      waiting.clear();
      waiting.add(envelope);
      wake();
    }
  }

  /** Nothing more is written. */
  synchronized void close() {
    closed = true;
    waiting.clear();
    toAcknowledge = acknowledged;
  }

  /** Waits until nothing is left to write, or for so long. */
  synchronized void awaitEmpty(Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (writing) {
      long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
      if (leftMillis <= 0) {
        return;
      }
      wait(leftMillis);
    }
  }

  /** How long the present write has been stuck. */
  synchronized Duration stuckFor(long nowNanos) {
    return writing ? Duration.ofNanos(nowNanos - writeBeganNanos) : Duration.ZERO;
  }

  private void wake() {
    if (!writing && !held) {
      writing = true;
      writeBeganNanos = System.nanoTime();
      Thread.ofVirtual().name("node writer").start(this::writeAll);
    }
  }

  private void writeAll() {
    try {
      for (byte[] line = next(); line != null; line = next()) {
        // One write an envelope, with its newline: some readers take each read for one envelope.
        output.write(line);
        output.flush();
      }
    } catch (IOException e) {
      close();
      finished();
      onBroken.run();
    }
  }

  private synchronized byte @Nullable [] next() {
    writeBeganNanos = System.nanoTime();
    byte[] envelope = waiting.poll();
    if (envelope != null) {
      waitingBytes -= envelope.length;
    } else if (toAcknowledge != null && !toAcknowledge.equals(acknowledged)) {
      acknowledged = toAcknowledge;
      envelope = codec.encode(new EventAck(nodeId, toAcknowledge));
    } else {
      finished();
      return null;
    }
    byte[] line = Arrays.copyOf(envelope, envelope.length + 1);
    line[envelope.length] = '\n';
    return line;
  }

  private synchronized void finished() {
    writing = false;
    notifyAll();
  }
}

package io.honeybee.pot.tftp;

import io.honeybee.pot.PotContext;
import io.honeybee.pot.UdpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * The uploads that are open.
 *
 * <p>Thread rule: safe for use by any thread. Memory: {@value #MAX_OPEN} uploads, {@value
 * #MAX_PER_SOURCE} of one address, each of a bounded size on disk.
 */
final class Uploads {
  private static final int MAX_OPEN = 100;
  private static final int MAX_PER_SOURCE = 5;
  private static final Duration MAX_IDLE = Duration.ofSeconds(20);

  private final PotContext context;
  private final Map<InetSocketAddress, Upload> open = new HashMap<>();

  Uploads(PotContext context) {
    this.context = context;
  }

  synchronized int count() {
    return open.size();
  }

  /** Begins an upload, or says that there are too many. */
  synchronized boolean begin(UdpRequest request, TransferRequest wanted) {
    Instant now = context.clock().instant();
    end(request.remote());
    if (open.size() >= MAX_OPEN || of(request.source()) >= MAX_PER_SOURCE) {
      return false;
    }
    open.put(
        request.remote(),
        new Upload(
            request.events(),
            wanted.filename(),
            wanted.blockBytes(),
            context.captures().begin(context.limits().maxSessionBytes()),
            now,
            now.plus(context.limits().maxSession())));
    return true;
  }

  private long of(InetAddress source) {
    return open.keySet().stream().filter(peer -> peer.getAddress().equals(source)).count();
  }

  /** Takes a block; whether it is acknowledged. */
  synchronized boolean take(UdpRequest request) {
    Upload upload = open.get(request.remote());
    if (upload == null) {
      return false;
    }
    Upload.Step step = upload.take(request.data(), context.clock().instant());
    if (step == Upload.Step.LAST) {
      open.remove(request.remote());
      upload.finish(true);
    } else if (upload.size() > context.limits().maxSessionBytes()) {
      end(request.remote());
      return false;
    }
    return step != Upload.Step.IGNORED;
  }

  /** Ends an upload, if there is one, with what came so far. */
  synchronized void end(InetSocketAddress peer) {
    Upload upload = open.remove(peer);
    if (upload != null) {
      upload.finish(false);
    }
  }

  /** Ends what is idle or lasts too long. */
  synchronized void endOld() {
    Instant now = context.clock().instant();
    Iterator<Upload> uploads = open.values().iterator();
    while (uploads.hasNext()) {
      Upload upload = uploads.next();
      if (upload.isOver(now, MAX_IDLE)) {
        uploads.remove();
        upload.finish(false);
      }
    }
  }

  synchronized void endAll() {
    open.values().forEach(upload -> upload.finish(false));
    open.clear();
  }
}

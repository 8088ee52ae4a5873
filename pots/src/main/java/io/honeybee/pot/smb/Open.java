package io.honeybee.pot.smb;

import io.honeybee.capture.Capture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that a client has open. One thread. */
sealed interface Open {
  Tree tree();

  /** A file or a folder. */
  final class OfItem implements Open {
    private final Tree tree;
    private final ShareItem item;
    private String path;
    private boolean removedOnClose;

    /** What was written so far; null before the first byte. */
    @Nullable Capture written;

    /** Whether it was not written from the first byte to the last. */
    boolean outOfOrder;

    /** What is left to list; null before the listing began. */
    @Nullable List<ShareEntry> listing;

    /** Whether the listing found nothing from the start. */
    boolean listedAny;

    OfItem(Tree tree, ShareItem item, String path) {
      this.tree = tree;
      this.item = item;
      this.path = path;
    }

    @Override
    public Tree tree() {
      return tree;
    }

    ShareItem item() {
      return item;
    }

    String path() {
      return path;
    }

    void movedTo(String newPath) {
      path = newPath;
    }

    boolean isRemovedOnClose() {
      return removedOnClose;
    }

    void removeOnClose(boolean remove) {
      removedOnClose = remove;
    }
  }

  /** A named pipe. */
  record OfPipe(Tree tree, RpcPipe pipe) implements Open {}
}

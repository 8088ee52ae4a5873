package io.honeybee.manager.dashboard;

/** What a page answers. */
sealed interface Reply {

  /** A page of its own within the frame. */
  record Shown(int status, String title, Html body) implements Reply {
    Shown(String title, Html body) {
      this(200, title, body);
    }
  }

  /** Go there, by GET, so that a reload does nothing twice. */
  record SeeOther(String path) implements Reply {}
}

package io.honeybee.http;

import java.io.IOException;

/** What a server shows. Thread rule: called for many connections at once. */
@FunctionalInterface
public interface Site {

  /** Answers a request; never executes, evaluates or forwards anything of it. */
  HttpResponse answer(HttpRequest request, Visit visit) throws IOException;
}

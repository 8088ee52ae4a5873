package io.honeybee.manager.dashboard;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.honeybee.manager.access.AccessFault;
import io.honeybee.manager.access.WebSession;
import io.honeybee.manager.api.CrossSite;
import io.honeybee.manager.api.SessionCookie;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets browsers to the pages that their users may see, takes forms of our own pages only, and shows
 * what went wrong as a page. Safe for use by any thread.
 */
final class FrontDoor {
  private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

  private final Household house;
  private final SessionCookie cookie;
  private final Frame frame;

  FrontDoor(Household house, SessionCookie cookie, Frame frame) {
    this.house = house;
    this.cookie = cookie;
    this.frame = frame;
  }

  void answer(Page page, ServerRequest request, ServerResponse response) {
    Optional<WebSession> session = Optional.empty();
    Reply reply;
    try {
      session = house.sessions().use(cookie.read(request));
      reply = reply(page, request, response, session);
    } catch (Refusal e) {
      e.retryAfter()
          .ifPresent(pause -> response.header("Retry-After", Long.toString(pause.toSeconds())));
      reply = trouble(e.status(), e.sentence());
    } catch (AccessFault e) {
      reply = trouble(409, sentence(String.valueOf(e.getMessage())));
    } catch (UncheckedIOException | CloseConnectionException | RequestException | HttpException e) {
      // The browser is gone or broke HTTP itself, which the server knows how to end.
      throw e;
    } catch (JdbiException e) {
      LOG.warn("{} could not be shown from the store: {}", page.path(), e.getMessage());
      reply = trouble(503, "The store does not answer. Try again in a while.");
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", page.method().text(), page.path(), e);
      reply = trouble(500, "This is a bug. The manager's log has more of it.");
    }
    send(reply, session, page.path(), response);
  }

  private Reply reply(
      Page page, ServerRequest request, ServerResponse response, Optional<WebSession> session)
      throws Refusal, AccessFault {
    boolean posted = page.method().equals(Method.POST);
    if (posted && CrossSite.isBehind(request)) {
      throw new Refusal(403, "This form was sent by a page of another site.");
    }
    Form form = posted ? Form.read(request) : Form.parse("");
    if (page.role().isPresent()) {
      if (session.isEmpty()) {
        return new Reply.SeeOther(house.people().isEmpty() ? "/setup" : "/login");
      }
      if (posted && !session.get().isOwnToken(form.raw(Forms.CSRF))) {
        throw new Refusal(403, "This form is not of your session. Load the page anew.");
      }
      if (!session.get().principal().has(page.role().get())) {
        throw new Refusal(
            403,
            "This needs the role "
                + Forms.word(page.role().get())
                + ", and you have the role "
                + Forms.word(session.get().principal().role())
                + ".");
      }
    }
    return page.answer(new Visit(request, response, session, form));
  }

  /** Whether a page is what the client would like to get. */
  boolean wantsPage(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.ACCEPT)
        .filter(accept -> accept.contains("text/html"))
        .isPresent();
  }

  /** What stands where nothing is. */
  void nothing(ServerRequest request, ServerResponse response) {
    Optional<WebSession> session = house.sessions().look(cookie.read(request));
    send(trouble(404, "There is nothing at this address."), session, "", response);
  }

  private static Reply trouble(int status, String sentence) {
    String title =
        switch (status) {
          case 403 -> "Not allowed";
          case 404 -> "Not found";
          case 429 -> "Too many tries";
          case 500, 503 -> "Out of order";
          default -> "That did not work";
        };
    return new Reply.Shown(
        status,
        title,
        Html.of(
                "section",
                Html.of("h1", title),
                Html.of("p", sentence).attr("role", "alert"),
                Html.of("p", Html.of("a", "Go back to the start").attr("href", "/")))
            .attr("class", "sheet"));
  }

  private static String sentence(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  private void send(
      Reply reply, Optional<WebSession> session, String path, ServerResponse response) {
    switch (reply) {
      case Reply.SeeOther(String target) -> {
        response.status(303);
        response.header("Location", target);
        response.send();
      }
      case Reply.Shown shown -> {
        response.status(shown.status());
        response.header("Content-Type", "text/html; charset=utf-8");
        response.send(frame.document(session, path, shown).getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}

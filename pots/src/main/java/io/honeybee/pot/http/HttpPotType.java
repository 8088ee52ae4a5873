package io.honeybee.pot.http;

import io.honeybee.http.HttpConversation;
import io.honeybee.http.HttpService;
import io.honeybee.http.Manner;
import io.honeybee.http.RequestEvents;
import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotTls;
import io.honeybee.pot.PotType;
import io.honeybee.pot.TcpPot;
import io.honeybee.pot.TcpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code http} and {@code https}. */
public final class HttpPotType implements PotType {
  private static final int TLS_HANDSHAKE = 22;
  private static final int HTTP_PORT = 8080;
  private static final int HTTPS_PORT = 8443;

  private final boolean tls;

  private HttpPotType(boolean tls) {
    this.tls = tls;
  }

  public static HttpPotType http() {
    return new HttpPotType(false);
  }

  public static HttpPotType https() {
    return new HttpPotType(true);
  }

  @Override
  public String name() {
    return tls ? "https" : "http";
  }

  @Override
  public String description() {
    return (tls ? "Web server with TLS" : "Web server")
        + " that pretends to be one of several products; logs requests, logins and uploads";
  }

  @Override
  public int defaultPort() {
    return tls ? HTTPS_PORT : HTTP_PORT;
  }

  @Override
  public List<PotOption> options() {
    return List.of(HttpSettings.PERSONALITY, HttpSettings.SERVER, HttpSettings.LOGIN);
  }

  @Override
  public List<EventType> eventTypes() {
    List<EventType> all = new ArrayList<>(List.of(EventType.CONNECT));
    if (tls) {
      all.add(EventType.CLIENT_TLS);
    }
    all.addAll(RequestEvents.ALL);
    all.add(EventType.LOGIN_SUCCESS.with(EventField.METHOD));
    all.add(EventType.LOGIN_FAILED.with(EventField.METHOD));
    all.add(EventType.CLOSED);
    return List.copyOf(all);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    HttpSettings settings = HttpSettings.read(context.values());
    Personality personality = Personality.load(settings.personality());
    SiteValues values = new SiteValues(context);
    Manner manner =
        Manner.load(personality.manner()).named(values.server(personality, settings.server()));
    HttpService service =
        HttpService.of(manner, new WebSite(personality, values, settings.login()));
    PotTls certificate = new PotTls(context);
    return new TcpPot(
        context,
        name(),
        session -> {
          if (tls) {
            speakTls(service, certificate, session);
          } else {
            new HttpConversation(service, session).run();
          }
        });
  }

  private static void speakTls(HttpService service, PotTls certificate, TcpSession session)
      throws IOException {
    if (session.in().peek() == TLS_HANDSHAKE) {
      session.startTls(certificate);
      new HttpConversation(service, session).run();
    } else {
      new HttpConversation(service, session).refusePlain();
    }
  }
}

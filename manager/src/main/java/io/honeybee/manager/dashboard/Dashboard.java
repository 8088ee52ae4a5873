package io.honeybee.manager.dashboard;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.honeybee.manager.api.SessionCookie;
import java.util.List;

/** The pages for browsers and their files. Immutable; any thread. */
public final class Dashboard implements HttpService {
  private final List<Page> pages;
  private final Assets assets = new Assets();
  private final FrontDoor door;

  public Dashboard(Household house) {
    SessionCookie cookie = new SessionCookie(house.secure());
    this.door = new FrontDoor(house, cookie, new Frame(house.managerName(), assets));
    this.pages =
        List.of(
            new LivePage(assets),
            new LoginPage(house.people()),
            new LoginForm(house.people(), cookie),
            new LogoutForm(house.sessions(), cookie),
            new SetupPage(house.people(), house.tokenFile()),
            new SetupForm(house.people(), house.tokens(), house.clock()),
            new SettingsPage(house),
            new OwnPasswordForm(house.people()),
            new TotpProposalForm(house.people()),
            new TotpOnForm(house.people()),
            new TotpOffForm(house.people()),
            new UserAddForm(house.people()),
            new UserChangeForm(house.people()),
            new TokenAddForm(house.tokens()),
            new TokenRevokeForm(house.tokens()));
  }

  @Override
  public void routing(HttpRules rules) {
    assets.routing(rules);
    for (Page page : pages) {
      rules.route(
          page.method(), page.path(), (request, response) -> door.answer(page, request, response));
    }
    rules.any(
        (request, response) -> {
          if (door.wantsPage(request)) {
            door.nothing(request, response);
          } else {
            response.next();
          }
        });
  }
}

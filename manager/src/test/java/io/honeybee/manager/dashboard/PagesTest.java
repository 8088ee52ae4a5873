package io.honeybee.manager.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.manager.access.Actor;
import io.honeybee.manager.access.Role;
import io.honeybee.manager.access.WebSessions;
import io.honeybee.runtime.auth.Totp;
import io.honeybee.runtime.auth.TotpSecret;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PagesTest {
  private static final String HOSTILE = "<script>alert(1)</script>";

  @TempDir Path directory;
  private Site site;

  @BeforeEach
  void open() throws Exception {
    site = new Site(directory, false);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private static String location(HttpResponse<String> answer) {
    return answer.statusCode() + " " + answer.headers().firstValue("Location").orElse("");
  }

  @Test
  void theFirstUserIsMadeWithTheTokenOfTheFileAndOnlyOnce() throws Exception {
    Site.Browser browser = site.new Browser();
    assertThat(location(browser.get("/"))).isEqualTo("303 /setup");
    assertThat(location(browser.get("/login"))).isEqualTo("303 /setup");
    String token = Files.readString(site.tokenFile).strip();
    assertThat(browser.get("/setup").body()).contains("api-token").doesNotContain(token);
    String[] form = {
      "token", "wrong", "user", "anna", "password", Site.PASSWORD, "again", Site.PASSWORD
    };
    assertThat(browser.post("/setup", form).statusCode()).isEqualTo(403);
    form[1] = site.tokens.add(Actor.program(), "v", Role.OPERATOR, Optional.empty());
    assertThat(browser.post("/setup", form).statusCode()).isEqualTo(403);
    form[1] = token;
    form[7] = "another one";
    assertThat(browser.post("/setup", form).statusCode()).isEqualTo(400);
    assertThat(site.people.isEmpty()).isTrue();
    form[7] = Site.PASSWORD;
    assertThat(location(browser.post("/setup", form))).isEqualTo("303 /login");
    form[3] = "eve";
    assertThat(location(browser.post("/setup", form))).isEqualTo("303 /login");
    assertThat(location(browser.get("/setup"))).isEqualTo("303 /login");
    assertThat(site.people.find("eve")).isEmpty();
    assertThat(site.signedIn("anna").get("/settings").body()).contains("Audit log");
  }

  @Test
  void wrongTokensOfTheSetUpSoonWait() throws Exception {
    Site.Browser browser = site.new Browser();
    for (int i = 0; i < SetupForm.BURST; i++) {
      assertThat(browser.post("/setup", "token", "guess").statusCode()).isEqualTo(403);
    }
    HttpResponse<String> wait = browser.post("/setup", "token", "guess");
    assertThat(wait.statusCode()).isEqualTo(429);
    assertThat(wait.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void cookieIsForThisSiteAloneAndNoScriptSeesIt() throws Exception {
    site.user("anna", Role.VIEWER);
    HttpResponse<String> in =
        site.new Browser().post("/login", "user", "anna", "password", Site.PASSWORD);
    assertThat(location(in)).isEqualTo("303 /");
    assertThat(in.headers().firstValue("Set-Cookie").orElseThrow())
        .matches("honeybee=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict; Max-Age=604800");
    try (Site tls = new Site(Files.createDirectory(directory.resolve("tls")), true)) {
      tls.user("anna", Role.VIEWER);
      assertThat(
              tls.new Browser()
                  .post("/login", "user", "anna", "password", Site.PASSWORD)
                  .headers()
                  .firstValue("Set-Cookie")
                  .orElseThrow())
          .matches(
              "__Host-honeybee=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict; Secure;"
                  + " Max-Age=604800");
    }
  }

  @Test
  void whoIsNotSignedInIsLedToTheLoginAndSeesNothing() throws Exception {
    site.user("anna", Role.ADMIN);
    Site.Browser browser = site.new Browser();
    for (String path : new String[] {"/", "/settings"}) {
      assertThat(location(browser.get(path))).isEqualTo("303 /login");
    }
    assertThat(location(browser.post("/settings/users", "user", "eve"))).isEqualTo("303 /login");
    assertThat(browser.get("/api/v1/nodes").statusCode()).isEqualTo(401);
    assertThat(browser.get("/login").statusCode()).isEqualTo(200);
    browser.cookie = "honeybee=" + "A".repeat(43);
    assertThat(location(browser.get("/"))).isEqualTo("303 /login");
    browser.cookie = site.signedIn("anna").cookie.replaceAll("=(.*)", "=\"$1\"");
    assertThat(browser.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void loginTellsNotWhatWasWrongAndSoonWaits() throws Exception {
    site.user("anna", Role.VIEWER);
    Site.Browser browser = site.new Browser();
    HttpResponse<String> wrongUser = browser.post("/login", "user", "eve", "password", "x");
    HttpResponse<String> wrongWord = browser.post("/login", "user", "anna", "password", "x");
    assertThat(wrongUser.statusCode()).isEqualTo(401);
    assertThat(wrongUser.body()).isEqualTo(wrongWord.body());
    assertThat(wrongUser.headers().firstValue("Set-Cookie")).isEmpty();
    for (int i = 0; i < 4; i++) {
      assertThat(browser.post("/login", "user", "anna", "password", "x").statusCode())
          .isEqualTo(401);
    }
    HttpResponse<String> wait = browser.post("/login", "user", "anna", "password", Site.PASSWORD);
    assertThat(wait.statusCode()).isEqualTo(429);
    assertThat(wait.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void sessionEndsByIdlenessAndBySigningOut() throws Exception {
    site.user("anna", Role.VIEWER);
    Site.Browser browser = site.signedIn("anna");
    assertThat(browser.get("/").statusCode()).isEqualTo(200);
    assertThat(browser.get("/api/v1/nodes").statusCode()).isEqualTo(200);
    site.clock.move(WebSessions.IDLE);
    assertThat(location(browser.get("/"))).isEqualTo("303 /login");
    assertThat(browser.get("/api/v1/nodes").statusCode()).isEqualTo(401);
    browser = site.signedIn("anna");
    String cookie = browser.cookie;
    assertThat(location(browser.post("/logout"))).isEqualTo("303 /login");
    assertThat(browser.cookie).isEqualTo("honeybee=");
    browser.cookie = cookie;
    assertThat(location(browser.get("/"))).isEqualTo("303 /login");
  }

  @Test
  void formsOfOtherSitesAndOtherSessionsChangeNothing() throws Exception {
    site.user("anna", Role.ADMIN);
    site.user("otto", Role.ADMIN);
    Site.Browser anna = site.signedIn("anna");
    String[] form = {"user", "eve", "role", "admin", "password", "x", "again", "x"};
    form[5] = form[7] = Site.PASSWORD;
    String path = "/settings/users";
    for (String token : new String[] {"", "x", site.signedIn("otto").csrf}) {
      assertThat(anna.send(anna.form(path, token, form)).statusCode()).isEqualTo(403);
    }
    for (String origin : new String[] {"null", "http://evil.example", "http://127.0.0.1:1", "%"}) {
      assertThat(anna.send(anna.form(path, anna.csrf, form).header("Origin", origin)).statusCode())
          .as(origin)
          .isEqualTo(403);
    }
    for (String fetchSite : new String[] {"cross-site", "same-site"}) {
      assertThat(
              anna.send(anna.form(path, anna.csrf, form).header("Sec-Fetch-Site", fetchSite))
                  .statusCode())
          .isEqualTo(403);
    }
    Site.Browser stranger = site.new Browser();
    assertThat(
            stranger
                .send(
                    stranger
                        .form("/login", "", "user", "anna", "password", Site.PASSWORD)
                        .header("Origin", "http://evil.example"))
                .statusCode())
        .isEqualTo(403);
    assertThat(site.people.find("eve")).isEmpty();
    assertThat(location(anna.post(path, form))).isEqualTo("303 /settings");
    assertThat(site.people.find("eve")).isPresent();
  }

  @Test
  void cookieCommandsTheApiOnlyWithTheTokenOfItsSession() throws Exception {
    site.user("otto", Role.OPERATOR);
    Site.Browser otto = site.signedIn("otto");
    String path = "/api/v1/nodes/1/commands";
    assertThat(otto.send(command(otto, path)).statusCode()).isEqualTo(403);
    assertThat(
            otto.send(
                    command(otto, path)
                        .header("X-CSRF-Token", otto.csrf)
                        .header("Origin", "http://evil.example"))
                .statusCode())
        .isEqualTo(403);
    HttpResponse<String> good = otto.send(command(otto, path).header("X-CSRF-Token", otto.csrf));
    assertThat(good.statusCode()).isEqualTo(404);
    assertThat(good.body()).contains("there is no node 1");
    String token = site.tokens.add(Actor.program(), "o", Role.OPERATOR, Optional.empty());
    Site.Browser program = site.new Browser();
    assertThat(
            program
                .send(command(program, path).header("Authorization", "Bearer " + token))
                .statusCode())
        .isEqualTo(404);
  }

  private static HttpRequest.Builder command(Site.Browser browser, String path) {
    return browser
        .request(path)
        .POST(HttpRequest.BodyPublishers.ofString("{\"command\":\"Status\"}"));
  }

  @Test
  void viewerAndOperatorDecideNotWhoComesIn() throws Exception {
    site.user("vera", Role.VIEWER);
    site.user("otto", Role.OPERATOR);
    site.user("anna", Role.ADMIN);
    Site.Browser vera = site.signedIn("vera");
    HttpResponse<String> refused =
        vera.send(command(vera, "/api/v1/nodes/1/commands").header("X-CSRF-Token", vera.csrf));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("your user has the role viewer");
    for (String name : new String[] {"vera", "otto"}) {
      Site.Browser browser = site.signedIn(name);
      assertThat(browser.get("/settings").body())
          .contains("Your password")
          .doesNotContain("Audit log", "API tokens", "anna");
      assertThat(browser.get("/api/v1/audit").statusCode()).isEqualTo(403);
      for (String path :
          new String[] {
            "/settings/users",
            "/settings/users/change",
            "/settings/tokens",
            "/settings/tokens/revoke"
          }) {
        HttpResponse<String> page =
            browser.post(path, "user", "anna", "do", "remove", "name", "first", "role", "admin");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("This needs the role admin");
      }
    }
    assertThat(site.people.find("anna")).isPresent();
    assertThat(site.tokens.list()).hasSize(1);
  }

  @Test
  void administratorsAddChangeAndRemoveUsersAndTokens() throws Exception {
    site.user("anna", Role.ADMIN);
    site.user("otto", Role.VIEWER);
    Site.Browser anna = site.signedIn("anna");
    Site.Browser otto = site.signedIn("otto");
    anna.post("/settings/users/change", "user", "otto", "do", "role", "role", "operator");
    assertThat(site.people.find("otto").orElseThrow().role()).isEqualTo(Role.OPERATOR);
    assertThat(location(otto.get("/"))).isEqualTo("303 /login");
    assertThat(anna.post("/settings/users/change", "user", "anna", "do", "remove").statusCode())
        .isEqualTo(409);
    anna.post("/settings/users/change", "user", "otto", "do", "remove");
    assertThat(site.people.find("otto")).isEmpty();
    HttpResponse<String> made =
        anna.post("/settings/tokens", "name", "siem", "role", "viewer", "days", "30");
    Matcher token = Pattern.compile("hb_[A-Za-z0-9_-]{43}").matcher(made.body());
    assertThat(token.find()).isTrue();
    assertThat(site.tokens.authenticate(token.group()).orElseThrow().role()).isEqualTo(Role.VIEWER);
    assertThat(anna.get("/settings").body()).contains("siem").doesNotContain(token.group());
    assertThat(location(anna.post("/settings/tokens/revoke", "name", "siem")))
        .isEqualTo("303 /settings");
    assertThat(site.tokens.authenticate(token.group())).isEmpty();
    String csv = anna.get("/api/v1/audit?format=csv").body();
    assertThat(csv.lines().findFirst())
        .hasValue("position,at,actor,source,act,target,outcome,detail");
    assertThat(csv).contains("\"user anna\",\"127.0.0.1\",\"token.revoke\",\"siem\",\"ok\"");
    assertThat(anna.get("/api/v1/audit?format=jsonl").body().lines())
        .allMatch(line -> line.startsWith("{\"position\":\""));
    String page = anna.get("/api/v1/audit?limit=1").body();
    String next = page.replaceAll(".*\"next\":\"(\\d+)\".*", "$1");
    assertThat(anna.get("/api/v1/audit?limit=1&cursor=" + next).body())
        .contains("token.add")
        .doesNotContain("token.revoke");
  }

  @Test
  void ownPasswordAndCodesNeedThePresentPassword() throws Exception {
    site.user("anna", Role.VIEWER);
    Site.Browser anna = site.signedIn("anna");
    String fresh = "another horse battery";
    assertThat(
            anna.post("/settings/password", "present", "x", "password", fresh, "again", fresh)
                .statusCode())
        .isEqualTo(403);
    Matcher secret =
        Pattern.compile("name=\"secret\" value=\"([A-Z2-7]{32})\"")
            .matcher(anna.post("/settings/totp/new").body());
    assertThat(secret.find()).isTrue();
    TotpSecret totp = TotpSecret.parse(secret.group(1)).orElseThrow();
    String code = Totp.code(totp, site.clock.instant());
    String[] on = {"secret", secret.group(1), "code", code, "present", "x"};
    assertThat(anna.post("/settings/totp", on).statusCode()).isEqualTo(403);
    on[5] = Site.PASSWORD;
    assertThat(location(anna.post("/settings/totp", on))).isEqualTo("303 /settings");
    assertThat(anna.get("/settings").body()).contains("A code is asked for");
    Site.Browser other = site.new Browser();
    assertThat(other.post("/login", "user", "anna", "password", Site.PASSWORD).statusCode())
        .isEqualTo(401);
    assertThat(location(anna.post("/settings/totp/off", "present", Site.PASSWORD)))
        .isEqualTo("303 /settings");
    String[] change = {"present", Site.PASSWORD, "password", fresh, "again", fresh};
    assertThat(location(anna.post("/settings/password", change))).isEqualTo("303 /login");
    assertThat(location(anna.get("/"))).isEqualTo("303 /login");
    assertThat(location(other.post("/login", "user", "anna", "password", fresh)))
        .isEqualTo("303 /");
  }

  @Test
  void hostileNamesAreTextOnEveryPage() throws Exception {
    site.user(HOSTILE, Role.ADMIN);
    site.tokens.add(
        Actor.program(), "\"><img src=x onerror=alert(1)>", Role.VIEWER, Optional.empty());
    site.new Browser().post("/login", "user", "\u001b[2J\u202e" + HOSTILE, "password", "x");
    Site.Browser browser = site.signedIn(HOSTILE);
    for (String path : new String[] {"/", "/settings", "/nothing"}) {
      assertThat(browser.get(path).body())
          .contains("hive &lt;b&gt;")
          .doesNotContain("<script>", "<img src=x", "\u001b", "\u202e", "<b>");
    }
    assertThat(browser.get("/settings").body())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "\\x1b[2J");
    HttpResponse<String> fault =
        browser.post("/settings/users/change", "user", HOSTILE + "2", "do", "remove");
    assertThat(fault.statusCode()).isEqualTo(409);
    assertThat(fault.body()).doesNotContain("<script>");
  }

  @Test
  void troubleIsAPageForBrowsersAndAProblemForPrograms() throws Exception {
    Site.Browser browser = site.new Browser();
    for (HttpRequest.Builder request :
        new HttpRequest.Builder[] {
          browser.request("/nothing"),
          browser.request("/").POST(HttpRequest.BodyPublishers.noBody()),
          browser.request("/login").DELETE()
        }) {
      HttpResponse<String> page = browser.send(request);
      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.body()).contains("There is nothing at this address.");
    }
    HttpResponse<String> problem =
        browser.send(browser.request("/nothing").setHeader("Accept", "application/json"));
    assertThat(problem.statusCode()).isEqualTo(404);
    assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void pagesRunNothingOfTheirOwnAndTheirFilesAreKeptForGood() throws Exception {
    site.user("anna", Role.ADMIN);
    Site.Browser anna = site.signedIn("anna");
    for (String path : new String[] {"/", "/settings", "/nothing"}) {
      HttpResponse<String> page = anna.get(path);
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "script-src 'self'", "form-action 'self'")
          .doesNotContain("unsafe");
      assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(page.body())
          .startsWith("<!doctype html>")
          .contains("<html lang=\"en\">", "<main", "<h1>", "class=\"skip\"")
          .doesNotContain("<style", " style=", "http://", "https://")
          .doesNotContainPattern("<script(?![^>]*src=)|\\son[a-z]+=");
      Matcher files = Pattern.compile("(?:src|href)=\"(/assets/[^\"]*)\"").matcher(page.body());
      int found = 0;
      while (files.find()) {
        found++;
        HttpResponse<String> file = site.new Browser().get(files.group(1));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().allValues("Cache-Control"))
            .containsExactly("public, max-age=31536000, immutable");
        String tag = file.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again =
            anna.send(anna.request(files.group(1)).header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
      }
      assertThat(found).isGreaterThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login",
        "/setup",
        "/logout",
        "/settings/password",
        "/settings/totp",
        "/settings/totp/off",
        "/settings/users",
        "/settings/users/change",
        "/settings/tokens",
        "/settings/tokens/revoke",
        "/",
        "/nothing"
      })
  void noFormHoweverOddIsABug(String path) throws Exception {
    site.user("anna", Role.ADMIN);
    Site.Browser anna = site.signedIn("anna");
    String csrf = "csrf=" + anna.csrf + "&";
    for (String body :
        new String[] {
          "",
          "&&&=&=",
          "%",
          csrf + "user=%zz",
          csrf + "user=%ff%fe&name=%00&role=admin&do=remove&password=a&again=a",
          csrf + "user=" + "a".repeat(12_000) + "&password=" + "b".repeat(3_000),
          csrf + "x".repeat(70_000),
          csrf + "a=1&".repeat(3_000),
          csrf + "secret=" + "A".repeat(32) + "&code=%F0%9F%90%9D&days=99999999999",
          csrf + "role=ADMIN&do=role&user=anna&days=-1&name="
        }) {
      int status =
          anna.send(
                  anna.request(path)
                      .header("Content-Type", "application/x-www-form-urlencoded")
                      .POST(HttpRequest.BodyPublishers.ofString(body)))
              .statusCode();
      assertThat(status).as(body.length() > 90 ? body.substring(0, 90) : body).isLessThan(500);
    }
    for (String cookie : new String[] {"honeybee", "=", ";;;", "honeybee=" + "x".repeat(5_000)}) {
      anna.cookie = cookie;
      assertThat(anna.get("/").statusCode()).isEqualTo(303);
    }
  }
}

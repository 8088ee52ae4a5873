package io.honeybee.manager.dashboard;

import io.honeybee.manager.access.People;
import io.honeybee.runtime.auth.TotpSecret;

/** Shows a secret for one-time codes, to be confirmed by the first code. */
record TotpProposalForm(People people) implements PostedForm {

  @Override
  public String path() {
    return "/settings/totp/new";
  }

  @Override
  public Reply answer(Visit visit) {
    TotpSecret secret = people.proposeTotp();
    return new Reply.Shown(
        "One-time codes",
        Html.of(
                "section",
                Html.of("h1", "One-time codes"),
                Html.of(
                    "p",
                    "Give this secret to the app that makes your codes (TOTP, SHA-1, 6 digits, 30"
                        + " seconds). It is shown only now."),
                Html.of("p", Html.of("code", grouped(secret.base32()))).attr("class", "secret"),
                Forms.post(
                    visit.session().orElseThrow(),
                    "/settings/totp",
                    Forms.hidden("secret", secret.base32()),
                    Forms.code("code", "The code that the app shows now"),
                    PasswordAsked.field("totp"),
                    Forms.submit("Ask for codes from now on")))
            .attr("class", "sheet"));
  }

  private static String grouped(String base32) {
    return base32.replaceAll("(.{4})(?!$)", "$1 ");
  }
}

package io.honeybee.pot.ssh;

import io.honeybee.pot.AttackerText;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.LoginDesk;
import java.util.List;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;

/**
 * Decides on passwords, however they come, and reports each.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class PasswordLogins implements PasswordAuthenticator, KeyboardInteractiveAuthenticator {
  private final LoginDesk desk;

  PasswordLogins(LoginDesk desk) {
    this.desk = desk;
  }

  @Override
  public boolean authenticate(
      @Nullable String username, @Nullable String password, @Nullable ServerSession session) {
    return session instanceof SshSession ssh && admit(ssh);
  }

  @Override
  public boolean handleClientPasswordChangeRequest(
      ServerSession session, String username, String oldPassword, String newPassword) {
    return false;
  }

  @Override
  public InteractiveChallenge generateChallenge(
      ServerSession session, String username, String lang, String subMethods) {
    InteractiveChallenge challenge = new InteractiveChallenge();
    challenge.setInteractionName("");
    challenge.setInteractionInstruction("");
    challenge.setLanguageTag("");
    challenge.addPrompt("Password: ", false);
    return challenge;
  }

  @Override
  public boolean authenticate(ServerSession session, String username, List<String> responses) {
    return session instanceof SshSession ssh && admit(ssh);
  }

  private boolean admit(SshSession session) {
    byte[] user = session.watch().user();
    byte[] password = session.watch().password();
    boolean admitted =
        desk.admits(session.source(), AttackerText.decode(user), AttackerText.decode(password));
    session.report(
        admitted ? "login.success" : "login.failed",
        new EventFields().text("username", user).text("password", password));
    return admitted;
  }
}

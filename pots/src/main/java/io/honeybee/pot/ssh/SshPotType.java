package io.honeybee.pot.ssh;

import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import java.util.List;

/** {@code ssh}. */
public final class SshPotType implements PotType {
  static final String NAME = "ssh";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "SSH server that looks like OpenSSH, with a pretended shell; logs every credential and"
        + " command, and captures uploads by SFTP, SCP and the shell";
  }

  @Override
  public int defaultPort() {
    return 2222;
  }

  @Override
  public List<PotOption> options() {
    return List.of(
        LoginPolicy.OPTION,
        SshSettings.BANNER,
        SshSettings.AUTH_METHODS,
        SshSettings.KEX,
        SshSettings.CIPHERS,
        SshSettings.MACS);
  }

  @Override
  public List<EventType> eventTypes() {
    return SshEvents.all();
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    return new SshPot(context, SshSettings.read(context));
  }
}

package io.honeybee.pot.smb;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import io.honeybee.pot.TcpPot;
import java.util.List;

/** {@code smb}. */
public final class SmbPotType implements PotType {
  static final String NAME = "smb";
  private static final EventField[] WHO = {
    new EventField("domain", "the Windows domain that was named", "user.domain"),
    new EventField("workstation", "how the client names its machine", ""),
    EventField.HASH,
    EventField.METHOD
  };

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Windows or Samba file server, SMB 1 to 3.1.1; logs NTLM responses, captures what is put"
        + " on its shares, names probes for MS17-010";
  }

  @Override
  public int defaultPort() {
    return 4450;
  }

  @Override
  public List<PotOption> options() {
    return List.of(
        SmbSettings.PERSONALITY,
        SmbSettings.COMPUTER,
        SmbSettings.WORKGROUP,
        SmbSettings.SHARES,
        SmbSettings.GUEST,
        SmbSettings.LOGIN,
        SmbSettings.SMB1,
        SmbSettings.MS17_010);
  }

  @Override
  public List<EventType> eventTypes() {
    return List.of(
        EventType.CONNECT,
        EventType.of(
            "client.version",
            "A client said which versions it speaks.",
            new EventField("dialects", "the dialects that it offers, as a list", ""),
            new EventField("security_mode", "its signing: 1 enabled, 2 required", "")),
        EventType.LOGIN_SUCCESS.with(WHO),
        EventType.LOGIN_FAILED.with(WHO),
        EventType.of(
            "tree.connect",
            "A client connected to a share.",
            new EventField("path", "the share, as the client names it", ""),
            new EventField("granted", "whether it was let in", "")),
        EventType.of(
            "rpc.request",
            "A remote procedure was called through a named pipe.",
            new EventField("pipe", "the pipe's name", ""),
            new EventField("interface", "the UUID of what was bound to", ""),
            new EventField("opnum", "the procedure's number in it", "")),
        EventType.FILE_UPLOAD.with(new EventField("share", "the share that it was put on", "")),
        EventType.of(
            "exploit.attempt",
            "A known hole was looked for, or gone through.",
            new EventField("name", "what was recognised", ""),
            new EventField("cve", "the hole's number", "vulnerability.id")),
        EventType.CLOSED);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    SmbSettings settings = SmbSettings.read(context);
    return new TcpPot(context, NAME, session -> new SmbSession(session, settings).speak());
  }
}

package io.honeybee.catalogue;

import io.honeybee.pot.PotTypes;
import io.honeybee.pot.docker.DockerPotType;
import io.honeybee.pot.ftp.FtpPotType;
import io.honeybee.pot.http.HttpPotType;
import io.honeybee.pot.imap.ImapPotType;
import io.honeybee.pot.ldap.LdapPotType;
import io.honeybee.pot.memcached.MemcachedPotType;
import io.honeybee.pot.mongodb.MongoPotType;
import io.honeybee.pot.mqtt.MqttPotType;
import io.honeybee.pot.mssql.MsSqlPotType;
import io.honeybee.pot.mysql.MySqlPotType;
import io.honeybee.pot.ntp.NtpPotType;
import io.honeybee.pot.pop3.Pop3PotType;
import io.honeybee.pot.postgresql.PostgresPotType;
import io.honeybee.pot.rdp.RdpPotType;
import io.honeybee.pot.redis.RedisPotType;
import io.honeybee.pot.sip.SipPotType;
import io.honeybee.pot.smb.SmbPotType;
import io.honeybee.pot.smtp.SmtpPotType;
import io.honeybee.pot.snmp.SnmpPotType;
import io.honeybee.pot.ssh.SshPotType;
import io.honeybee.pot.tcp.TcpPortPotType;
import io.honeybee.pot.telnet.TelnetPotType;
import io.honeybee.pot.tftp.TftpPotType;
import io.honeybee.pot.vnc.VncPotType;
import java.util.List;

/** The pot types that come with the program; a new one is a new package and a line here. */
public final class BuiltInPots {
  private BuiltInPots() {}

  /** All of them, in the order in which they are shown. */
  public static PotTypes all() {
    return new PotTypes(
        List.of(
            new SshPotType(),
            new TelnetPotType(),
            HttpPotType.http(),
            HttpPotType.https(),
            new DockerPotType(),
            new FtpPotType(),
            new SmbPotType(),
            new TftpPotType(),
            new SmtpPotType(),
            new Pop3PotType(),
            new ImapPotType(),
            new MySqlPotType(),
            new PostgresPotType(),
            new MsSqlPotType(),
            new MongoPotType(),
            new RedisPotType(),
            new MemcachedPotType(),
            new LdapPotType(),
            new MqttPotType(),
            new VncPotType(),
            new RdpPotType(),
            new SnmpPotType(),
            new SipPotType(),
            new NtpPotType(),
            new TcpPortPotType()));
  }
}

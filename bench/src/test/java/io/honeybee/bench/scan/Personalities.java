package io.honeybee.bench.scan;

import java.util.Map;

/** What nmap 7.93 must say of each pot with its default personality, as a pattern. */
final class Personalities {
  static final Map<String, String> ALL =
      Map.ofEntries(
          Map.entry("ssh", "ssh OpenSSH [89]\\.\\dp1 Debian .*"),
          Map.entry("telnet", "telnet .*"),
          Map.entry("http", "http nginx.*"),
          Map.entry("https", "(https?|ssl/http) nginx.*"),
          Map.entry("docker-api", "docker Docker .*"),
          Map.entry("ftp", "ftp vsftpd .*"),
          Map.entry("smtp", "smtp Postfix.*"),
          Map.entry("pop3", "pop3 Dovecot.*"),
          Map.entry("imap", "imap Dovecot.*"),
          Map.entry("mysql", "mysql (MySQL|MariaDB).*"),
          Map.entry("postgresql", "postgresql PostgreSQL.*"),
          Map.entry("mssql", "ms-sql-s Microsoft SQL Server.*"),
          Map.entry("mongodb", "mongodb MongoDB.*"),
          Map.entry("redis", "redis Redis key-value store.*"),
          Map.entry("memcached", "memcached Memcached.*"),
          Map.entry("mqtt", "mqtt.*|mosquitto.*"),
          Map.entry("ldap", "ldap OpenLDAP.*"),
          Map.entry("smb", "netbios-ssn Samba.*"),
          Map.entry("vnc", "vnc VNC.*"),
          Map.entry("rdp", "ms-wbt-server.*"));

  private Personalities() {}
}

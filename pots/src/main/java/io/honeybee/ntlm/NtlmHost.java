package io.honeybee.ntlm;

import java.util.Locale;

/**
 * The names of the machine that asks for a login.
 *
 * @param computer its NetBIOS name, at most 15 characters
 * @param domain the NetBIOS name of its domain; the computer's own when it is in none
 * @param dnsComputer its DNS name
 * @param dnsDomain the DNS name of its domain
 * @param build such as 10.0.17763, as three numbers
 */
public record NtlmHost(
    String computer, String domain, String dnsComputer, String dnsDomain, Build build) {

  /**
   * A release of Windows.
   *
   * @param major such as 10
   * @param minor such as 0
   * @param number such as 17763
   */
  public record Build(int major, int minor, int number) {
    /** Windows Server 2019. */
    public static final Build SERVER_2019 = new Build(10, 0, 17763);

    /** What Samba says of itself. */
    public static final Build SAMBA = new Build(6, 1, 0);
  }

  /** A machine that is in no domain. */
  public static NtlmHost alone(String name, Build build) {
    String netBios = name.toUpperCase(Locale.ROOT);
    String shortName = netBios.length() > 15 ? netBios.substring(0, 15) : netBios;
    return new NtlmHost(shortName, shortName, name, name, build);
  }
}

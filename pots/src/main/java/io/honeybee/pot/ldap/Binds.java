package io.honeybee.pot.ldap;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventFields;
import io.honeybee.pot.TcpSession;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers one session's binds, RFC 4511 section 4.2. Thread rule: the connection's own thread. */
final class Binds {
  static final int RESPONSE = 0x61;
  private static final int SIMPLE = 0x80;
  private static final int SASL = 0xA3;
  private static final int SASL_RESPONSE = 0x87;
  private static final int PROTOCOL_ERROR = 2;
  private static final int METHOD_NOT_SUPPORTED = 7;
  private static final int IN_PROGRESS = 14;
  private static final int INVALID_DN = 34;
  private static final int INAPPROPRIATE = 48;
  private static final int INVALID_CREDENTIALS = 49;
  private static final int UNWILLING = 53;
  private static final int VERSION = 3;
  private static final int CHALLENGE_BYTES = 8;
  private static final Pattern DIGEST_USER = Pattern.compile("username=\"([^\"]{0,256})\"");
  private static final Pattern SCRAM_USER = Pattern.compile("^[^,]*,[^,]*,n=([^,]{0,256})");
  private static final List<String> KNOWN =
      List.of("SCRAM-SHA-512", "SCRAM-SHA-384", "SCRAM-SHA-256", "SCRAM-SHA-224", "SCRAM-SHA-1");

  private final LdapServer server;
  private final TcpSession session;
  private final LdapEvents events;
  private final BerWriter ber;
  private String challenge = "";
  private boolean loggedIn;
  private String dn = "";

  Binds(LdapServer server, TcpSession session, LdapEvents events, BerWriter ber) {
    this.server = server;
    this.session = session;
    this.events = events;
    this.ber = ber;
  }

  /** Whether somebody is logged in by now, other than anonymously. */
  boolean isLoggedIn() {
    return loggedIn;
  }

  /** As whom, as it was given; of use only when somebody is. */
  String dn() {
    return dn;
  }

  String answer(BerReader in) throws MalformedBer {
    int version = in.number(BerReader.INTEGER);
    dn = in.octets();
    int method = in.peekTag();
    BerReader content = in.any();
    loggedIn = false;
    LdapPersonality personality = server.personality();
    if (version == 2 && !personality.noVersion2().isEmpty()) {
      return result(PROTOCOL_ERROR, personality.noVersion2());
    }
    if (version != 2 && version != VERSION) {
      return result(PROTOCOL_ERROR, "requested protocol version not supported");
    }
    return switch (method) {
      case SIMPLE -> simple(content.rest());
      case SASL -> {
        String mechanism = content.octets();
        yield sasl(mechanism, content.hasMore() ? content.octets() : "");
      }
      default -> result(METHOD_NOT_SUPPORTED, "unknown authentication method");
    };
  }

  private String result(int code, String text) {
    return ber.result(RESPONSE, code, "", text, "");
  }

  private String simple(String password) {
    if (dn.isEmpty() && password.isEmpty()) {
      return result(0, "");
    }
    EventFields fields =
        new EventFields()
            .text(LdapPotType.DN.name(), LdapEvents.latin1(dn))
            .text(EventField.METHOD.name(), "simple");
    loggedIn =
        server
            .desk()
            .attempt(
                session.events(),
                session.source(),
                LdapEvents.latin1(DistinguishedName.user(dn)),
                LdapEvents.latin1(password),
                fields);
    boolean openldap = server.personality().anonymousReads();
    if (openldap && !DistinguishedName.isValid(dn)) {
      loggedIn = false;
      return result(INVALID_DN, "invalid DN");
    }
    if (openldap && password.isEmpty()) {
      return result(UNWILLING, "unauthenticated bind (DN with no password) disallowed");
    }
    if (openldap && dn.isEmpty()) {
      loggedIn = false;
      return result(INAPPROPRIATE, "");
    }
    return loggedIn
        ? result(0, "")
        : result(INVALID_CREDENTIALS, server.personality().wrongPassword());
  }

  private String sasl(String mechanism, String token) {
    if (server.personality().speaksNtlm() && NtlmExchange.isIn(token)) {
      return ntlm(mechanism, token);
    }
    String method = "sasl " + mechanism;
    if (mechanism.equals("PLAIN")) {
      String[] parts = token.split("\0", -1);
      boolean whole = parts.length == 3;
      EventFields fields =
          new EventFields()
              .text(EventField.PASSWORD.name(), LdapEvents.latin1(whole ? parts[2] : token));
      events.refused(whole ? parts[1] : "", method, fields);
      return result(
          INAPPROPRIATE,
          "SASL(-16): encryption needed to use mechanism: security flags do not match required");
    }
    if (mechanism.equals("CRAM-MD5") || mechanism.equals("DIGEST-MD5")) {
      return challenged(mechanism, token, method);
    }
    Matcher user = SCRAM_USER.matcher(token);
    events.refused(
        user.find() ? user.group(1) : "",
        method,
        new EventFields().text(EventField.DATA.name(), LdapEvents.latin1(token)));
    return KNOWN.contains(mechanism) || mechanism.equals("NTLM")
        ? result(INVALID_CREDENTIALS, "SASL(-13): user not found: no secret in database")
        : result(
            METHOD_NOT_SUPPORTED,
            "SASL(-4): no mechanism available: Couldn't find mech " + cut(mechanism));
  }

  private static String cut(String mechanism) {
    return mechanism.length() > 64 ? mechanism.substring(0, 64) : mechanism;
  }

  private String challenged(String mechanism, String token, String method) {
    boolean cram = mechanism.equals("CRAM-MD5");
    String host = server.context().world().hostName();
    if (token.isEmpty()) {
      long nonce = server.context().random().nextLong(Long.MAX_VALUE);
      challenge =
          cram
              ? "<"
                  + nonce
                  + "."
                  + server.context().clock().instant().getEpochSecond()
                  + "@"
                  + host
                  + ">"
              : "nonce=\""
                  + Base64.getEncoder()
                      .encodeToString(LdapEvents.latin1("%016x%016x".formatted(nonce, ~nonce)))
                  + "\",realm=\""
                  + host
                  + "\",qop=\"auth,auth-int,auth-conf\",cipher=\"rc4-40,rc4-56,rc4,des,3des\","
                  + "maxbuf=65536,charset=utf-8,algorithm=md5-sess";
      return ber.result(RESPONSE, IN_PROGRESS, "", "", ber.element(SASL_RESPONSE, challenge));
    }
    EventFields fields = new EventFields();
    String user;
    if (cram) {
      int space = token.lastIndexOf(' ');
      user = space < 0 ? token : token.substring(0, space);
      // hashcat 10200.
      fields.text(EventField.HASH.name(), "$cram_md5$" + base64(challenge) + "$" + base64(token));
    } else {
      Matcher name = DIGEST_USER.matcher(token);
      user = name.find() ? name.group(1) : "";
      fields.text(EventField.DATA.name(), LdapEvents.latin1(token));
    }
    events.refused(user, method, fields);
    return result(INVALID_CREDENTIALS, "SASL(-13): user not found: no secret in database");
  }

  private static String base64(String bytes) {
    return Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String ntlm(String mechanism, String token) {
    if (!NtlmExchange.isAuthenticate(token)) {
      byte[] random = new byte[CHALLENGE_BYTES];
      server.context().random().nextBytes(random);
      challenge = new String(random, StandardCharsets.ISO_8859_1);
      String domain = server.domain();
      String message =
          NtlmExchange.challenge(
              challenge,
              netbios(domain.split("\\.", -1)[0]),
              netbios(server.context().world().hostName()),
              domain);
      boolean bare = token.startsWith("NTLMSSP\0");
      return ber.result(
          RESPONSE,
          IN_PROGRESS,
          "",
          "",
          ber.element(SASL_RESPONSE, bare ? message : negotiated(message)));
    }
    NtlmExchange.proof(token, challenge)
        .ifPresent(
            proof ->
                events.refused(
                    new String(
                        proof.user().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1),
                    "sasl " + mechanism + " ntlm",
                    new EventFields()
                        .text(
                            EventField.HASH.name(),
                            proof.hash().getBytes(StandardCharsets.UTF_8),
                            EventFields.MAX_INPUT_BYTES)));
    return result(INVALID_CREDENTIALS, server.personality().wrongPassword());
  }

  /** A name as NetBIOS has it: 15 upper-case characters. */
  private static String netbios(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.length() > 15 ? upper.substring(0, 15) : upper;
  }

  /** A response of SPNEGO, RFC 4178 section 4.2.2: go on, with NTLM. */
  private static String negotiated(String message) {
    BerWriter der = new BerWriter(false);
    String ntlm = "+\u0006\u0001\u0004\u0001\u00827\u0002\u0002\n";
    return der.element(
        0xA1,
        der.sequence(
            der.element(0xA0, der.number(BerReader.ENUMERATED, 1))
                + der.element(0xA1, der.element(0x06, ntlm))
                + der.element(0xA2, der.octets(message))));
  }
}

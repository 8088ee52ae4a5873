package io.honeybee.node.link;

import io.honeybee.runtime.config.ConfigSection;
import io.honeybee.runtime.tls.TlsClientSettings;

/** The {@code tls} group: whether and how the connection to the manager is encrypted. */
public record TlsSettings(boolean enabled, TlsClientSettings client) {

  public static TlsSettings read(ConfigSection section) {
    boolean enabled = section.flag("enabled", true);
    TlsClientSettings client =
        new TlsClientSettings(
            section.path("cert_file"),
            section.path("key_file"),
            section.path("ca_file"),
            section.path("crl_file"),
            section.flag("insecure_skip_verify", false),
            section.text("server_name"));
    if (client.certFile().isPresent() && client.keyFile().isEmpty()) {
      section.problem("cert_file", "goes with key_file, which is not set; set both or neither");
    }
    if (client.keyFile().isPresent() && client.certFile().isEmpty()) {
      section.problem("key_file", "goes with cert_file, which is not set; set both or neither");
    }
    return new TlsSettings(enabled, client);
  }
}

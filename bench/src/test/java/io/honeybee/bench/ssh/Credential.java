package io.honeybee.bench.ssh;

import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.session.ClientSession;

/** What a client logs in with. */
public sealed interface Credential {
  String user();

  /** Has a session try this and nothing else. */
  void addTo(ClientSession session);

  record Password(String user, String password) implements Credential {
    @Override
    public void addTo(ClientSession session) {
      session.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
      session.addPasswordIdentity(password);
    }
  }

  record Key(String user, KeyPair pair) implements Credential {
    @Override
    public void addTo(ClientSession session) {
      session.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
      session.addPublicKeyIdentity(pair);
    }
  }
}

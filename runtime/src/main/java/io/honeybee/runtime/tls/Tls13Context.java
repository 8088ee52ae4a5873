package io.honeybee.runtime.tls;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Another context whose engines speak TLS 1.3 only and ask for client certificates as configured;
 * Java's own would also speak TLS 1.2.
 */
final class Tls13Context extends SSLContextSpi {
  private final SSLContext context;
  private final ClientAuth clientAuth;

  private final Runnable beforeConnection;

  private Tls13Context(SSLContext context, ClientAuth clientAuth, Runnable beforeConnection) {
    this.context = context;
    this.clientAuth = clientAuth;
    this.beforeConnection = beforeConnection;
  }

  /**
   * @param beforeConnection run for each new engine
   */
  static SSLContext of(SSLContext context, ClientAuth clientAuth, Runnable beforeConnection) {
    return new SSLContext(
        new Tls13Context(context, clientAuth, beforeConnection),
        context.getProvider(),
        context.getProtocol()) {};
  }

  /** What every connection of a server is set to. */
  static SSLParameters restrict(SSLParameters parameters, ClientAuth clientAuth) {
    parameters.setProtocols(new String[] {Tls13.PROTOCOL});
    switch (clientAuth) {
      case NONE -> parameters.setNeedClientAuth(false);
      case WANT -> parameters.setWantClientAuth(true);
      case NEED -> parameters.setNeedClientAuth(true);
    }
    return parameters;
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random)
      throws KeyManagementException {
    throw new KeyManagementException("this context is already made");
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    beforeConnection.run();
    return new Tls13Engine(context.createSSLEngine(), clientAuth);
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(@Nullable String host, int port) {
    beforeConnection.run();
    return new Tls13Engine(context.createSSLEngine(host, port), clientAuth);
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    return restrict(context.getDefaultSSLParameters(), clientAuth);
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    return restrict(context.getSupportedSSLParameters(), clientAuth);
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    // Servers on engines ask for a factory too and then make nothing with it.
    return context.getSocketFactory();
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    return context.getServerSocketFactory();
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return context.getServerSessionContext();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return context.getClientSessionContext();
  }
}

package io.sendonce.jobs.provider.unipile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS over sockets that do not wait for ever for the other side's part of the handshake. OkHttp
 * bounds it by the time to read an answer, which for a send is far longer than anybody should take
 * to shake hands. For the answer OkHttp sets the socket's time anew.
 */
final class BoundedHandshake extends SSLSocketFactory {

  private final SSLSocketFactory factory;
  private final int millis;

  BoundedHandshake(SSLSocketFactory factory, Duration atMost) {
    this.factory = factory;
    this.millis = Math.toIntExact(atMost.toMillis());
  }

  @Override
  public Socket createSocket(Socket connected, String host, int port, boolean autoClose)
      throws IOException {
    connected.setSoTimeout(millis);
    return factory.createSocket(connected, host, port, autoClose);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return factory.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return factory.createSocket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return factory.createSocket(host, port, from, fromPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return factory.createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return factory.createSocket(host, port, from, fromPort);
  }
}

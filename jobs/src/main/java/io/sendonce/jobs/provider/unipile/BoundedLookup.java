package io.sendonce.jobs.provider.unipile;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Name look-up that ends in time. The system's own blocks for as long as its resolvers are silent,
 * no timeout of OkHttp reaches into it, and a send must end before its permit does. Callers that
 * ask for the same host at the same time share one look-up, so a silent resolver holds one thread.
 */
final class BoundedLookup implements Dns {

  private final Dns lookup;
  private final Duration atMost;
  private final ConcurrentHashMap<String, CompletableFuture<List<InetAddress>>> underWay =
      new ConcurrentHashMap<>();

  BoundedLookup(Dns lookup, Duration atMost) {
    this.lookup = lookup;
    this.atMost = atMost;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    try {
      return start(host).get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new UnknownHostException("name look-up took longer than " + atMost);
    } catch (ExecutionException e) {
      throw new UnknownHostException("name look-up failed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException("interrupted during name look-up");
    }
  }

  private CompletableFuture<List<InetAddress>> start(String host) {
    CompletableFuture<List<InetAddress>> mine = new CompletableFuture<>();
    CompletableFuture<List<InetAddress>> running = underWay.putIfAbsent(host, mine);
    if (running != null) {
      return running;
    }
    Thread thread = new Thread(() -> answer(host, mine), "unipile-name-look-up");
    thread.setDaemon(true);
    thread.start();
    return mine;
  }

  private void answer(String host, CompletableFuture<List<InetAddress>> answer) {
    try {
      answer.complete(lookup.lookup(host));
    } catch (UnknownHostException | RuntimeException e) {
      answer.completeExceptionally(e);
    } finally {
      underWay.remove(host, answer);
    }
  }
}

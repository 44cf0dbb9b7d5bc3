package io.sendonce.proof;

import io.sendonce.proof.cases.Case;
import io.sendonce.proof.cases.Finding;
import io.sendonce.proof.cluster.Store;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Plays cases: the patient ones several at a time, then the exact ones alone. */
final class Proof {

  private final Stage stage;
  private final Set<Store> stores;
  private final Consumer<Result> news;
  private final Map<Case, Map<Store, Finding>> findings = new ConcurrentHashMap<>();

  /**
   * A proof.
   *
   * @param stores which sides are played
   * @param news hears of every case that has been played
   */
  Proof(Stage stage, Set<Store> stores, Consumer<Result> news) {
    this.stage = stage;
    this.stores = stores;
    this.news = news;
  }

  /**
   * Plays them.
   *
   * @param atOnce how many patient ones run beside each other
   */
  List<Result> play(List<Case> cases, int atOnce) throws InterruptedException {
    play(cases.stream().filter(each -> !each.exact()).toList(), Executors.newFixedThreadPool(atOnce));
    play(cases.stream().filter(Case::exact).toList(), Executors.newFixedThreadPool(1));
    return cases.stream().map(this::result).toList();
  }

  private void play(List<Case> cases, ExecutorService players) throws InterruptedException {
    try {
      List<Future<?>> played = new ArrayList<>();
      for (Case each : cases) {
        for (Store store : stores) {
          played.add(players.submit(() -> play(each, store)));
        }
      }
      for (Future<?> future : played) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      players.shutdownNow();
    }
  }

  private void play(Case each, Store store) {
    Finding finding = stage.play(each, store);
    Map<Store, Finding> both =
        findings.computeIfAbsent(each, ignored -> new EnumMap<>(Store.class));
    boolean complete;
    synchronized (both) {
      both.put(store, finding);
      complete = both.size() == stores.size();
    }
    if (complete) {
      news.accept(result(each));
    }
  }

  private Result result(Case each) {
    Map<Store, Finding> both = findings.getOrDefault(each, Map.of());
    synchronized (both) {
      return new Result(each, both.get(Store.STOCK), both.get(Store.OURS));
    }
  }
}

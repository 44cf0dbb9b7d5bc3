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
    List<Side> sides =
        cases.stream()
            .flatMap(each -> stores.stream().map(store -> new Side(each, store)))
            .toList();
    playSides(sides.stream().filter(side -> !side.exact()).toList(), atOnce);
    playSides(sides.stream().filter(Side::exact).toList(), 1);
    return cases.stream().map(this::result).toList();
  }

  private record Side(Case played, Store store) {

    /** What the stock store is slow at is not changed by what runs beside it. */
    boolean exact() {
      return played.exact() && store == Store.OURS;
    }
  }

  private void playSides(List<Side> sides, int atOnce) throws InterruptedException {
    ExecutorService players = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<?>> played = new ArrayList<>();
      for (Side side : sides) {
        played.add(players.submit(() -> play(side.played(), side.store())));
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

package io.sendonce.scheduler.sending;

import io.sendonce.jobs.accounts.Accounts;
import io.sendonce.jobs.alerts.Outbox;
import io.sendonce.jobs.alerts.Recorder;
import io.sendonce.jobs.alerts.channel.Channels;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.delivery.DeliveryListeners;
import io.sendonce.jobs.delivery.DeliveryPartners;
import io.sendonce.jobs.delivery.LoggedDelivery;
import io.sendonce.jobs.delivery.SendLanes;
import io.sendonce.jobs.deploy.Verdicts;
import io.sendonce.jobs.dropfolder.DropFolder;
import io.sendonce.jobs.enqueue.FileImport;
import io.sendonce.jobs.pacing.ProviderBreaker;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.provider.ProviderNotice;
import io.sendonce.jobs.provider.unipile.UnipileProvider;
import io.sendonce.jobs.provider.unipile.UnipileWebhook;
import io.sendonce.jobs.quartz.Sending;
import io.sendonce.jobs.quartz.Watching;
import io.sendonce.jobs.queue.SendQueue;
import io.sendonce.jobs.recovery.Echoes;
import io.sendonce.jobs.recovery.LoggedRecovery;
import io.sendonce.jobs.recovery.Recovery;
import io.sendonce.jobs.recovery.RecoveryListeners;
import io.sendonce.jobs.status.PersonRule;
import io.sendonce.jobs.watch.Watch;
import io.sendonce.jobs.watch.WatchParts;
import io.sendonce.jobs.watch.WatchedNode;
import io.sendonce.scheduler.config.BreakerSettings;
import io.sendonce.scheduler.config.NodeSettings;
import io.sendonce.scheduler.config.UncertainPolicy;
import io.sendonce.scheduler.config.UncertainSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/** The parts of the jobs module, as one node runs them. */
public final class SendingParts implements AutoCloseable {

  /** As the job store has it unless it is told otherwise. */
  private static final Duration SHIPPED_SILENCE_GRACE = Duration.ofSeconds(20);

  private final UnipileProvider provider;
  private final SendLanes lanes;
  private final Sending sending;
  private final Echoes echoes;
  private final Channels channels;

  /**
   * Puts them together; they work when jobs call them.
   *
   * @param settings how they work
   * @param database where the queue is
   * @param executor runs one send per task, with room for as many as there are slots
   */
  public SendingParts(NodeSettings settings, Database database, Executor executor) {
    this(settings, database, executor, SHIPPED_SILENCE_GRACE, SendingWatch.NOBODY);
  }

  /**
   * Puts them together, watched; they work when jobs call them.
   *
   * @param settings how they work
   * @param database where the queue is
   * @param executor runs one send per task, with room for as many as there are slots
   * @param silenceGrace how long the cluster lets a silent node be, before others take over
   * @param watch is told what happens, after the log
   */
  public SendingParts(
      NodeSettings settings,
      Database database,
      Executor executor,
      Duration silenceGrace,
      SendingWatch watch) {
    String node = settings.name().value();
    SendQueue queue = new SendQueue(database, node);
    Accounts accounts = new Accounts(database);
    this.provider = provider(settings);
    MessagingProvider watched = watch.provider().apply(provider);
    this.lanes =
        new SendLanes(
            new DeliveryPartners(watched, queue, accounts, breaker(settings.breaker())),
            JobsSettings.delivery(settings),
            new DeliveryListeners(List.of(new LoggedDelivery(), watch.delivery())),
            executor);
    Recovery recovery =
        new Recovery(
            database,
            node,
            watched,
            JobsSettings.recovery(settings),
            new RecoveryListeners(List.of(new LoggedRecovery(), watch.recovery())));
    DropFolder dropFolder = new DropFolder(new FileImport(database), Clock.systemUTC());
    this.echoes = new Echoes(database);
    this.channels = channels(settings);
    this.sending =
        new Sending(
            lanes,
            recovery,
            queue,
            accounts,
            watched,
            dropFolder,
            watching(settings, database, silenceGrace));
  }

  /** What the jobs are given. */
  public Sending sending() {
    return sending;
  }

  /** Keeps what the provider tells by itself. */
  public Echoes echoes() {
    return echoes;
  }

  /**
   * The provider alone, for those who only ask it.
   *
   * @param settings how to reach it
   * @return to be closed by the caller
   */
  public static UnipileProvider provider(NodeSettings settings) {
    return new UnipileProvider(JobsSettings.unipile(settings));
  }

  /** When an uncertain message needs a person. */
  public static PersonRule personRule(NodeSettings settings) {
    UncertainSettings uncertain = settings.uncertain();
    return new PersonRule(
        uncertain.policy() == UncertainPolicy.HOLD,
        uncertain.looks().needed(),
        uncertain.absentAfter(),
        uncertain.looks().askPersonAfter());
  }

  /** Understands what the provider tells by itself. */
  public static ProviderNotice notice(byte[] body) {
    return UnipileWebhook.read(body);
  }

  /** The ways by which alerts leave, for those who only try them; to be closed by the caller. */
  public static Channels channels(NodeSettings settings) {
    return new Channels(AlertParts.channels(settings), Clock.systemUTC());
  }

  /** Settles what is left, then lets go of the provider. Runs of jobs should have ended. */
  @Override
  public void close() {
    lanes.close();
    provider.close();
    channels.close();
  }

  private Watching watching(NodeSettings settings, Database database, Duration silenceGrace) {
    Outbox outbox = new Outbox(database, channels.all());
    Recorder recorder = new Recorder(database, outbox.channels(), settings.alerts().repeat());
    Watch watch =
        new Watch(
            database,
            new WatchedNode(settings.name().value(), silenceGrace, Clock.systemUTC()),
            new WatchParts(provider, personRule(settings), recorder, outbox, channels::beat),
            AlertParts.limits(settings.alerts().limits()));
    return new Watching(watch, outbox, new Verdicts(database));
  }

  private static ProviderBreaker breaker(BreakerSettings settings) {
    return new ProviderBreaker(settings.failures(), settings.pause(), settings.longest());
  }
}

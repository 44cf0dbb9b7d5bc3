package io.sendonce.scheduler.console;

import io.sendonce.jobs.audit.AuditTrail;
import io.sendonce.jobs.bulk.BulkActions;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.status.QueueStatus;
import io.sendonce.scheduler.access.GuessLimit;
import io.sendonce.scheduler.access.Sessions;
import io.sendonce.scheduler.access.Users;
import io.sendonce.scheduler.access.UsersFile;
import io.sendonce.scheduler.bulk.BulkWorker;
import io.sendonce.scheduler.counts.Counts;
import io.sendonce.scheduler.counts.QueueCounts;
import io.sendonce.scheduler.history.RunHistory;
import io.sendonce.scheduler.http.EventRoute;
import io.sendonce.scheduler.http.Route;
import io.sendonce.scheduler.remote.RemoteCommands;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The whole console, to be put on a server. */
public final class ConsoleSite implements AutoCloseable {

  private static final int MINUTES = 60;

  private final ConsoleParts parts;
  private final Desk desk;
  private final Sessions sessions;
  private final QueueCounts counts;
  private final Counts<Recent> recent;
  private final Live live;
  private final ReadBackSearch readBack;
  private final BulkActions bulk;
  private final BulkWorker worker;

  /**
   * A console.
   *
   * @param parts what it is made of
   */
  public ConsoleSite(ConsoleParts parts) {
    this.parts = parts;
    QueueStatus status = new QueueStatus(parts.database());
    Users users = new Users(new UsersFile(parts.settings().users()));
    this.sessions = new Sessions(parts.database(), users, parts.settings().session());
    this.desk =
        new Desk(
            parts.settings(),
            users,
            sessions,
            new Templates(parts.settings().zone()),
            parts.version());
    this.counts =
        QueueCounts.of(
            status, parts.cluster().schedulerName(), parts.cluster().silenceGrace(), parts.rule());
    this.recent = new Counts<>(() -> new Recent(status.today(dayBegan()), status.minutes(MINUTES)));
    this.live = new Live(status::ticker);
    this.readBack = new ReadBackSearch(parts.database(), parts.provider(), parts.clock());
    this.bulk = new BulkActions(parts.database());
    this.worker = new BulkWorker(bulk);
  }

  /** All that it answers. */
  public List<Route> routes() {
    Database database = parts.database();
    AuditTrail audit = new AuditTrail(database);
    List<Route> routes = new ArrayList<>();
    routes.add(new Assets().route(desk));
    routes.addAll(new SignIn(desk, sessions, new GuessLimit(parts.clock()), audit).routes());
    routes.addAll(new StatusPages(desk, database, counts, recent).routes());
    routes.addAll(new CampaignPages(desk, database, counts).routes());
    routes.addAll(new MessagePages(desk, database, parts.rule()).routes());
    routes.addAll(new ConversationPages(desk, database, parts.provider()).routes());
    routes.addAll(new BulkPages(desk, new QueueStatus(database), bulk, worker).routes());
    routes.addAll(new BrakePages(desk, database, parts.clock()).routes());
    routes.addAll(
        new ClusterPages(
                desk,
                database,
                parts.cluster(),
                new RemoteCommands(database, parts.cluster().schedulerName()))
            .routes());
    routes.addAll(
        new JobPages(
                desk,
                parts.cluster().inventory(),
                new RemoteCommands(database, parts.cluster().schedulerName()),
                new RunHistory(database, parts.cluster().schedulerName()))
            .routes());
    routes.addAll(new DuplicatePages(desk, database, readBack, parts.clock()).routes());
    routes.addAll(new IncidentPages(desk, database, parts.cluster().schedulerName()).routes());
    routes.addAll(
        new DeployPages(desk, database, parts.cluster().schedulerName(), parts.clock()).routes());
    routes.addAll(new AlertPages(desk, database).routes());
    routes.addAll(new AuditPages(desk, audit).routes());
    return routes;
  }

  /** Where pages listen for changes. */
  public List<EventRoute> events() {
    return List.of(
        new EventRoute(
            parts.settings().path() + "/live",
            request -> desk.refusal(request, live.isFull()),
            live));
  }

  /** What is counted for its pages, for others that serve the same. */
  public QueueCounts counts() {
    return counts;
  }

  /** What carries bulk actions on, for others that take them. */
  public BulkWorker bulkWorker() {
    return worker;
  }

  /** What to tell whoever starts it. */
  public String invitation() {
    return desk.users().isEmpty()
        ? "nobody can sign in yet: sendonce users add NAME --role admin"
        : "users are in " + desk.users().place();
  }

  /** Today began, where the reader is. */
  private Instant dayBegan() {
    return LocalDate.now(parts.clock().withZone(parts.settings().zone()))
        .atStartOfDay(parts.settings().zone())
        .toInstant();
  }

  /** To be called before its server stops. */
  @Override
  public void close() {
    worker.close();
    live.close();
    readBack.close();
    counts.close();
    recent.close();
  }
}

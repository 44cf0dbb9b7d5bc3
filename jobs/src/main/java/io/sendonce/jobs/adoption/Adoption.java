package io.sendonce.jobs.adoption;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.db.SqlState;
import io.sendonce.jobs.foreign.UnfitTableException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Adopts the queue and the messages of another program. */
public final class Adoption {

  /** How many people are adopted in one transaction: few enough that nobody waits long for it. */
  private static final int PEOPLE = 250;

  private final Database ours;
  private final Database foreign;
  private final AdoptionRequest request;
  private final int people;

  /**
   * An adoption.
   *
   * @param ours the database that adopts
   * @param foreign where the tables are, even if it is the same database: it is read over another
   *     connection, and never written to
   * @param request what is adopted
   */
  public Adoption(Database ours, Database foreign, AdoptionRequest request) {
    this(ours, foreign, request, PEOPLE);
  }

  Adoption(Database ours, Database foreign, AdoptionRequest request, int people) {
    if (ours == foreign) {
      throw new IllegalArgumentException("the tables are read over a connection of their own");
    }
    this.ours = ours;
    this.foreign = foreign;
    this.request = request;
    this.people = people;
  }

  /**
   * What would become of every row; adopts nothing.
   *
   * @param remarks how many rows are told of at most
   * @param each is given every row that would not simply become a message
   * @throws UnfitTableException if the tables cannot be read as a queue and messages
   */
  public AdoptionReport plan(int remarks, Consumer<AdoptionReport.Remark> each) {
    return foreign.inTransaction(
        from -> {
          LegacyPair source = LegacyPair.read(from, request);
          return inTurn(
              to -> {
                Plan plan = planned(to, source);
                plan.eachRemark(each);
                return plan.report(remarks, false);
              });
        });
  }

  /**
   * Does it, person after person; nothing where problems are told. Whoever is cut off adopts again,
   * and it goes on from there.
   *
   * @param actor who does it
   * @param reason why, in their words
   * @param remarks how many rows are told of at most
   * @param each is given every row that did not simply become a message
   * @throws UnfitTableException if the tables cannot be read, or cannot be locked against those who
   *     write to them
   */
  public AdoptionReport apply(
      Actor actor, String reason, int remarks, Consumer<AdoptionReport.Remark> each) {
    return foreign.inTransaction(
        from -> {
          LegacyPair source = locked(from);
          return inTurn(
              to -> {
                Plan plan = planned(to, source);
                boolean isApplied = plan.problems().isEmpty();
                if (isApplied) {
                  new Batches(to, source, plan, actor, people).run(reason);
                }
                plan.eachRemark(each);
                return plan.report(remarks, isApplied);
              });
        });
  }

  private LegacyPair locked(Handle from) {
    try {
      return LegacyPair.lock(from, request);
    } catch (JdbiException e) {
      if (SqlState.LOCK_NOT_AVAILABLE.matches(e)) {
        throw new UnfitTableException(
            "others were writing to the tables all the time: stop them first; nothing was adopted");
      }
      if (SqlState.INSUFFICIENT_PRIVILEGE.matches(e)) {
        throw new UnfitTableException(
            "the tables must be locked against writers, and their database does not allow this user to: "
                + SqlState.messageOf(e));
      }
      throw e;
    }
  }

  private Plan planned(Handle to, LegacyPair source) {
    return to.inTransaction(handle -> Plan.work(handle, source, request));
  }

  /** One at a time: all work in the same tables, which hold nothing before and nothing after. */
  private AdoptionReport inTurn(Function<Handle, AdoptionReport> work) {
    return ours.onOneConnection(
        handle -> {
          if (!handle.createQuery(Database.sql("adoption/take_turn")).mapTo(Boolean.class).one()) {
            throw new UnfitTableException("another adoption is under way: wait until it has ended");
          }
          try {
            handle.execute(Database.sql("adoption/forget_staged"));
            AdoptionReport report = work.apply(handle);
            leave(handle);
            return report;
          } catch (RuntimeException e) {
            leaveAfter(e, handle);
            throw e;
          }
        });
  }

  /** Where the connection is gone, its turn is over, and the next adoption empties the tables. */
  private static void leaveAfter(RuntimeException error, Handle handle) {
    try {
      leave(handle);
    } catch (RuntimeException gone) {
      error.addSuppressed(gone);
    }
  }

  private static void leave(Handle handle) {
    handle.execute(Database.sql("adoption/forget_staged"));
    handle.createQuery(Database.sql("adoption/give_turn_up")).mapTo(Boolean.class).one();
  }
}

package io.sendonce.jobs.provider.unipile;

import io.sendonce.jobs.provider.OutboundMessage;
import io.sendonce.jobs.provider.ProviderReply;
import io.sendonce.jobs.provider.SendOutcome;
import io.sendonce.jobs.provider.SendOutcome.Comeback;
import io.sendonce.jobs.provider.SendOutcome.NotSent;
import io.sendonce.jobs.provider.SendOutcome.Scope;
import io.sendonce.jobs.provider.SendOutcome.Sent;
import io.sendonce.jobs.provider.SendOutcome.Unknown;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Turns what happened to a send into what is known of the message. */
final class Judge {

  /** How long a person who was invited a short time ago is left alone. */
  private static final Duration WEEKS = Duration.ofDays(14);

  /**
   * How long until a chat that the provider has lost is asked for again: a resync may bring it
   * back.
   */
  private static final Duration CHAT_MAY_RETURN = Duration.ofHours(1);

  private final UnipileSettings.Pauses pauses;

  Judge(UnipileSettings.Pauses pauses) {
    this.pauses = pauses;
  }

  SendOutcome answered(Answer answer, OutboundMessage message) {
    if (answer.status() >= 200 && answer.status() <= 299) {
      return accepted(answer, message.chatId());
    }
    String type = answer.errorType();
    if (message.chatId() != null && answer.status() == 404 && "resource_not_found".equals(type)) {
      return new NotSent(
          Scope.MESSAGE,
          new Comeback.After(CHAT_MAY_RETURN),
          "the provider does not know the chat any more",
          answer.reply("stale chat"));
    }
    ErrorTable.Row row = ErrorTable.find(answer.status(), answer.content(), type);
    return switch (row.when()) {
      case NOT_KNOWN -> new Unknown(row.reason(), answer.reply());
      case NEVER -> refused(row, new Comeback.Never(), answer);
      case AFTER_A_PAUSE -> refused(row, after(pauses.tooManyRequests(), answer), answer);
      case AFTER_A_DAY -> refused(row, after(pauses.limitReached(), answer), answer);
      case AFTER_WEEKS -> refused(row, after(WEEKS, answer), answer);
      case ACCOUNT_IS_OK -> refused(row, new Comeback.WhenAccountIsOk(), answer);
      case PERSON_RESUMES -> refused(row, new Comeback.WhenAPersonResumes(), answer);
    };
  }

  /**
   * The provider's schema lets both ids be null; what that means is disputed, so it is not "sent".
   */
  private static SendOutcome accepted(Answer answer, @Nullable String knownChat) {
    String messageId = Field.text(answer.json(), "message_id");
    if (messageId == null) {
      return new Unknown("accepted, but no message id came back", answer.reply());
    }
    String chatId = Field.text(answer.json(), "chat_id");
    return new Sent(messageId, chatId == null ? knownChat : chatId, answer.reply());
  }

  SendOutcome failed(Exception failure, Attempt attempt) {
    ProviderReply reply = ProviderReply.none(name(failure));
    if (attempt.mayHaveLeft()) {
      return new Unknown("the request may have left, and no answer was read", reply);
    }
    NothingWritten gate = gate(failure);
    if (gate != null) {
      return notWritten(gate.why());
    }
    if (attempt.toldToStop()) {
      return notWritten(NothingWritten.Why.TOLD_TO_STOP);
    }
    if (attempt.outOfTime()) {
      return notWritten(NothingWritten.Why.TIME_RAN_OUT);
    }
    if (failure instanceof IOException) {
      return noConnection(connectFailure(failure), reply);
    }
    return new NotSent(
        Scope.MESSAGE,
        new Comeback.After(pauses.noConnection()),
        "the request could not be made",
        reply);
  }

  SendOutcome notWritten(NothingWritten.Why why) {
    ProviderReply reply = ProviderReply.none("nothing was written");
    return switch (why) {
      case TIME_RAN_OUT -> later("its time ran out before the request was written", reply);
      case TOLD_TO_STOP ->
          later("this node was told to stop before the request was written", reply);
      case CONNECTION_STALE -> noConnection("the provider closes new connections at once", reply);
    };
  }

  NotSent unusableChat() {
    return new NotSent(
        Scope.MESSAGE,
        new Comeback.Never(),
        "the chat's id cannot stand in a URL",
        ProviderReply.none("nothing was written"));
  }

  private NotSent noConnection(String reason, ProviderReply reply) {
    return new NotSent(Scope.EVERYTHING, new Comeback.After(pauses.noConnection()), reason, reply);
  }

  private static NotSent later(String reason, ProviderReply reply) {
    return new NotSent(Scope.MESSAGE, new Comeback.After(Duration.ZERO), reason, reply);
  }

  private static NotSent refused(ErrorTable.Row row, Comeback comeback, Answer answer) {
    return new NotSent(row.scope(), comeback, row.reason(), answer.reply());
  }

  private static Comeback after(Duration ours, Answer answer) {
    Duration theirs = answer.retryAfter();
    return new Comeback.After(theirs.compareTo(ours) > 0 ? theirs : ours);
  }

  private static String connectFailure(Exception failure) {
    if (failure instanceof UnknownHostException) {
      return "the provider's name has no address";
    }
    if (failure instanceof SSLException) {
      return "the TLS handshake failed";
    }
    if (failure instanceof ConnectException) {
      return "the provider refuses connections";
    }
    return failure instanceof InterruptedIOException
        ? "the provider cannot be reached in time"
        : "no connection could be made";
  }

  /** OkHttp wraps what a call failed with when its timeout fired as well. */
  private static @Nullable NothingWritten gate(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof NothingWritten found) {
        return found;
      }
    }
    return null;
  }

  private static String name(Exception failure) {
    return failure.getClass().getSimpleName();
  }
}

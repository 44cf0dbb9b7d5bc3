package io.sendonce.simulator.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.SelectableChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One request and the ways in which it can end. Each request ends in one of them. */
final class Exchange {
  private static final int HALF = 2;

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final RequestLog.Ticket ticket;

  Exchange(Request request, Response response, Callback callback, RequestLog.Ticket ticket) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.ticket = ticket;
    // A request that waits for its delay is not idle, however long it waits.
    request.addIdleTimeoutListener(timeout -> false);
  }

  Request request() {
    return request;
  }

  RequestLog.Ticket ticket() {
    return ticket;
  }

  void header(HttpHeader header, String value) {
    response.getHeaders().put(header, value);
  }

  void json(int status, Object body) {
    whole(status, "application/json; charset=utf-8", Json.bytes(body), callback);
  }

  void problem(int status, String type, String detail) {
    json(status, ProblemBody.of(status, type, detail, request.getHttpURI().getPath()));
  }

  void html(int status, String page) {
    whole(status, "text/html", page.getBytes(StandardCharsets.UTF_8), callback);
  }

  void noBody(int status) {
    header(HttpHeader.CONTENT_LENGTH, "0");
    whole(status, "application/json; charset=utf-8", new byte[0], callback);
  }

  /** A right answer, after which the connection ends without a word of warning. */
  void jsonThenClose(int status, Object body) {
    Callback thenClose =
        Callback.from(
            () -> {
              // The client may reuse the connection at once: that is the fault.
              callback.succeeded();
              endPoint().close();
            },
            callback::failed);
    whole(status, "application/json; charset=utf-8", Json.bytes(body), thenClose);
  }

  /** Half of the body that the headers promise, then FIN. */
  void truncated(int status, Object body) {
    byte[] all = Json.bytes(body);
    ticket.answering("truncated " + status);
    response.setStatus(status);
    header(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
    header(HttpHeader.CONTENT_LENGTH, Integer.toString(all.length));
    response.write(
        false,
        ByteBuffer.wrap(all, 0, all.length / HALF),
        Callback.from(() -> endConnection("truncated")));
  }

  /** FIN without an answer. */
  void close() {
    ticket.answering("closed");
    endConnection("closed");
  }

  /** RST without an answer; bytes still on their way to the client are lost too. */
  void reset() {
    ticket.answering("reset");
    try {
      channel().setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      // The client was faster: the connection is gone, which is what was wanted.
      ticket.clientGone();
    }
    endConnection("reset");
  }

  /** The client did not send the body it announced. */
  void bodyIncomplete(Throwable cause) {
    ticket.answering("body incomplete");
    callback.failed(cause);
  }

  private void whole(int status, String type, byte[] body, Callback after) {
    ticket.answering(Integer.toString(status));
    response.setStatus(status);
    header(HttpHeader.CONTENT_TYPE, type);
    response.write(true, ByteBuffer.wrap(body), new NotingLoss(after));
  }

  private void endConnection(String how) {
    endPoint().close();
    callback.failed(new EofException(how));
  }

  private EndPoint endPoint() {
    return request.getConnectionMetaData().getConnection().getEndPoint();
  }

  private SocketChannel channel() {
    return (SocketChannel) ((SelectableChannelEndPoint) endPoint()).getChannel();
  }

  HttpFields headers() {
    return request.getHeaders();
  }

  String headerOr(HttpHeader header, String otherwise) {
    HttpField field = request.getHeaders().getField(header);
    return field == null || field.getValue() == null ? otherwise : field.getValue();
  }

  private final class NotingLoss extends Callback.Nested {
    NotingLoss(Callback callback) {
      super(callback);
    }

    @Override
    public void failed(Throwable cause) {
      ticket.clientGone();
      super.failed(cause);
    }
  }
}

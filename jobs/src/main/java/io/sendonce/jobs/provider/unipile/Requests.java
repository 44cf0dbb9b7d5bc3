package io.sendonce.jobs.provider.unipile;

import io.sendonce.jobs.provider.OutboundMessage;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;

/** The requests of API v1 that a sender uses. */
final class Requests {

  private final Endpoints endpoints;
  private final String apiKey;

  Requests(UnipileSettings settings) {
    this.endpoints = new Endpoints(settings.baseUri());
    this.apiKey = settings.apiKey();
  }

  Endpoints endpoints() {
    return endpoints;
  }

  /** Empty where the chat's id cannot stand in a URL. */
  Optional<Request> send(OutboundMessage message, Attempt attempt) {
    return switch (message.kind()) {
      case DIRECT_MESSAGE, FOLLOW_UP -> chatMessage(message, attempt);
    };
  }

  Request read(HttpUrl url) {
    return to(url).build();
  }

  private Optional<Request> chatMessage(OutboundMessage message, Attempt attempt) {
    MultipartBody.Builder form =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            // In a known chat this is a guard: the provider refuses a chat of another account.
            .addFormDataPart("account_id", message.providerAccountId());
    String chatId = message.chatId();
    if (chatId == null) {
      form.addFormDataPart("attendees_ids", message.recipientId());
    }
    RequestBody body = new OneShotBody(form.addFormDataPart("text", message.text()).build());
    Optional<HttpUrl> url =
        chatId == null ? Optional.of(endpoints.chats()) : endpoints.messagesOfChat(chatId);
    return url.map(to -> to(to).tag(Attempt.class, attempt).post(body).build());
  }

  private Request.Builder to(HttpUrl url) {
    return new Request.Builder()
        .url(url)
        .header("X-API-KEY", apiKey)
        .header("Accept", "application/json")
        .header("User-Agent", "sendonce");
  }
}

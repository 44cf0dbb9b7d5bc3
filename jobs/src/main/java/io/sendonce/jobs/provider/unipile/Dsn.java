package io.sendonce.jobs.provider.unipile;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What may stand in {@code unipile.dsn}. A doubled scheme is the mistake seen most in practice. */
final class Dsn {

  private static final String KEY = "unipile.dsn";

  private Dsn() {}

  static URI parse(String dsn) {
    String text = dsn.contains("://") ? dsn : "https://" + dsn;
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw refused(dsn, "must be a host and port, or a URL: " + e.getReason());
    }
  }

  static void check(URI base, boolean plainHttpAllowed) {
    if (base.toString().indexOf("://") != base.toString().lastIndexOf("://")) {
      throw refused(base, "must name its scheme once");
    }
    String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw refused(base, "must be an https URL");
    }
    if (base.getUserInfo() != null || base.getFragment() != null) {
      throw refused(base.getHost(), "must hold no user and no fragment");
    }
    if (base.getHost() == null || HttpUrl.get(base) == null) {
      throw refused(base, "must name a host, and a port from 1 to 65535 if any");
    }
    if (!base.getPath().isEmpty() && !base.getPath().equals("/")) {
      throw refused(base, "must hold no path: /api/v1 is added to it");
    }
    if (base.getQuery() != null && !base.getQuery().matches("port=[0-9]{1,5}")) {
      throw refused(base, "must hold no query but ?port=NUMBER");
    }
    if (scheme.equals("http") && !plainHttpAllowed && !isThisMachine(base.getHost())) {
      throw refused(base, "must be https, because the key and every text would travel in the open");
    }
  }

  private static boolean isThisMachine(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  private static IllegalArgumentException refused(@Nullable Object value, String rule) {
    return UnipileSettings.refused(KEY, value == null ? "" : value, rule);
  }
}

package io.sendonce.scheduler.config;

/** How the way to the mail server is kept secret. */
public enum MailSecurity {
  /** TLS begins before anything is said. */
  STARTTLS,
  /** TLS from the first byte on. */
  TLS,
  /** Not at all. */
  NONE
}

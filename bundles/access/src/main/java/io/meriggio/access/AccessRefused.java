// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access;

import io.meriggio.device.Text;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/** What was asked of the accounts is not done; nothing has changed. */
public final class AccessRefused extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** Why, for programs. */
  public enum Code {
    /** The gateway has an owner. */
    ALREADY_OWNED,
    /** The serial number or a one-time code is wrong, used or too old; which is not told. */
    WRONG_CODE,
    /** The name or the password is wrong; which is not told. */
    WRONG_CREDENTIALS,
    /** Try again later, see {@link AccessRefused#retryAfter}. */
    TOO_MANY_TRIES,
    /** This role, session or token may not. */
    NOT_ALLOWED,
    /** There is an account of this name. */
    USER_EXISTS,
    NO_SUCH_USER,
    NO_SUCH_SESSION,
    NO_SUCH_INVITATION,
    NO_SUCH_TOKEN,
    /** The Owner's account can't be removed or made something else. */
    OWNER_STAYS,
    /** There are as many as there may be. */
    TOO_MANY,
    BAD_NAME,
    BAD_PASSWORD,
    BAD_ROLE,
    BAD_PERMISSIONS,
    BAD_TIME,
    /** It could not be written to disk. */
    NOT_KEPT
  }

  private final Code code;
  private final transient Text text;
  private final transient Optional<Duration> retryAfter;

  public AccessRefused(Code code, Text text) {
    this(code, text, Optional.empty());
  }

  /**
   * A refusal.
   *
   * @param retryAfter when it makes sense to try again
   */
  public AccessRefused(Code code, Text text, Optional<Duration> retryAfter) {
    super(code + ": " + text.english());
    this.code = code;
    this.text = text;
    this.retryAfter = retryAfter;
  }

  public Code code() {
    return code;
  }

  /** Why, for people; never with a secret. */
  public Text text() {
    return text;
  }

  /** When it makes sense to try again. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}

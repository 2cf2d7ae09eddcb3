// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A request that is answered with problem details (RFC 9457) instead of what it asked for. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Function<Messages, String> detail;
  private final transient Map<String, Object> members = new LinkedHashMap<>();
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  /**
   * A refusal.
   *
   * @param status the HTTP status, 400…599
   * @param key the sentence of the message files that says what was found and what is allowed
   * @param parameters what the sentence is filled with
   */
  public Refusal(int status, String key, Object... parameters) {
    this(status, key, messages -> messages.text(key, parameters));
  }

  private Refusal(int status, String name, Function<Messages, String> detail) {
    super(status + " " + name, null, false, false);
    this.status = status;
    this.detail = detail;
  }

  /**
   * A refusal that somebody behind this door has put into words.
   *
   * @param sentence in the language of the request
   */
  public static Refusal said(int status, String sentence) {
    return new Refusal(status, sentence, messages -> sentence);
  }

  /** The refusal of a body that is larger than allowed. */
  public static Refusal tooLarge(long bytes) {
    return new Refusal(413, "body.size", bytes).with("allowedBytes", bytes);
  }

  /** The refusal of a field of the body; what is allowed reads the same in all languages. */
  public static Refusal field(String field, Object found, String allowed) {
    return new Refusal(422, "body.field", field, found, allowed)
        .with("key", field)
        .with("found", String.valueOf(found))
        .with("allowed", allowed);
  }

  /** The same, with what is allowed in the language of the answer; its member is English. */
  public static Refusal field(String field, Object found, Allowed allowed) {
    return new Refusal(422, "body.field", field, found, allowed)
        .with("key", field)
        .with("found", String.valueOf(found))
        .with("allowed", allowed.text().english());
  }

  /** Adds a member of the problem details, for programs. */
  public Refusal with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  /** Adds a header of the answer. */
  public Refusal header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** The word for programs that goes with the status, where none says it better. */
  public String code() {
    return switch (status) {
      case 400 -> "BAD_JSON";
      case 401 -> "NOT_SIGNED_IN";
      case 403 -> "NOT_ALLOWED";
      case 404 -> "NOT_FOUND";
      case 405 -> "WRONG_METHOD";
      case 409 -> "CONFLICT";
      case 412 -> "STALE";
      case 413 -> "TOO_LARGE";
      case 415 -> "WRONG_TYPE";
      case 422 -> "BAD_FIELD";
      case 429 -> "TOO_MANY_TRIES";
      case 503 -> "NOT_AVAILABLE";
      default -> "FAILED";
    };
  }

  public int status() {
    return status;
  }

  /** The sentence in the language. */
  public String detail(Messages messages) {
    return detail.apply(messages);
  }

  /** Members beside those of the standard. */
  public Map<String, Object> members() {
    return members;
  }

  /** Headers of the answer. */
  public Map<String, String> headers() {
    return headers;
  }
}

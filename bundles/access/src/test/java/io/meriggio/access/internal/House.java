// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import io.meriggio.access.Access;
import io.meriggio.access.AccessRefused;
import io.meriggio.access.Caller;
import io.meriggio.access.Credentials;
import io.meriggio.access.Identity;
import io.meriggio.access.Role;
import io.meriggio.access.SignedIn;
import io.meriggio.device.Text;
import io.meriggio.memory.MemoryException;
import io.meriggio.testkit.HeapMemory;
import io.meriggio.testkit.MovableClock;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A gateway with its accounts, and somebody at its console. */
final class House {
  static final String SERIAL = "CA020490200005";
  static final Caller PHONE = new Caller("192.0.2.20");
  static final Caller STRANGER = new Caller("198.51.100.66");
  static final String OWNERS = "noon over the roof";
  static final String ANNAS = "anna likes the sun";

  final HeapMemory memory = new HeapMemory();
  final MovableClock clock = new MovableClock();
  final List<String> console = new ArrayList<>();
  final AtomicInteger resets = new AtomicInteger();
  Optional<String> serial = Optional.of(SERIAL);
  Access access = open();

  /** As after a restart. */
  Access open() {
    try {
      return new AccessCore(
          new AccessCore.World(
              memory,
              clock,
              new SecureRandom(),
              4,
              () -> serial,
              (Text line) -> console.add(line.english()),
              resets::incrementAndGet));
    } catch (MemoryException | AccessRefused e) {
      throw new IllegalStateException(e);
    }
  }

  /** The owner, who has just claimed it. */
  SignedIn claimed() {
    try {
      return access.claim(
          SERIAL, access.claimCode().orElseThrow(), new Credentials("Olga", OWNERS), PHONE);
    } catch (AccessRefused e) {
      throw new IllegalStateException(e);
    }
  }

  Identity who(SignedIn signedIn) {
    return access.identify(signedIn.token(), PHONE).orElseThrow();
  }

  /** Anna, whom the owner has added and who is signed in. */
  SignedIn anna(SignedIn owner, Role role) {
    try {
      access.accounts().add(new Credentials("Anna", ANNAS), role, who(owner));
      return access.signIn(new Credentials("anna", ANNAS), PHONE);
    } catch (AccessRefused e) {
      throw new IllegalStateException(e);
    }
  }

  /** The code that the console shows last. */
  String shownCode() {
    String line = console.get(console.size() - 1);
    java.util.regex.Matcher code =
        java.util.regex.Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}").matcher(line);
    if (!code.find()) {
      throw new IllegalStateException(line);
    }
    return code.group();
  }

  /** Why it was refused. */
  static AccessRefused refusal(ThrowingCallable asked) {
    try {
      asked.call();
    } catch (AccessRefused refused) {
      return refused;
    } catch (Throwable other) {
      throw new AssertionError(other);
    }
    throw new AssertionError("not refused");
  }

  static AccessRefused.Code code(ThrowingCallable asked) {
    return refusal(asked).code();
  }
}

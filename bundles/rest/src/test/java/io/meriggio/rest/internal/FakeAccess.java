// SPDX-License-Identifier: Apache-2.0
package io.meriggio.rest.internal;

import io.meriggio.access.Access;
import io.meriggio.access.AccessRefused;
import io.meriggio.access.Accounts;
import io.meriggio.access.ApiTokens;
import io.meriggio.access.Audit;
import io.meriggio.access.Caller;
import io.meriggio.access.Credentials;
import io.meriggio.access.Identity;
import io.meriggio.access.Invitations;
import io.meriggio.access.Policy;
import io.meriggio.access.Presence;
import io.meriggio.access.Role;
import io.meriggio.access.Sessions;
import io.meriggio.access.SignedIn;
import io.meriggio.access.internal.AccessCore;
import io.meriggio.controller.UserRole;
import io.meriggio.device.Text;
import io.meriggio.memory.MemoryException;
import io.meriggio.testkit.HeapMemory;
import io.meriggio.testkit.MovableClock;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** The real accounts, and one secret whose holder has the role that a test wants. */
final class FakeAccess implements Access {
  static final String TOKEN = "whoever-a-test-wants";
  static final String SERIAL = "CA020490200005";

  final HeapMemory memory = new HeapMemory();
  final MovableClock clock = new MovableClock();
  final List<String> console = new CopyOnWriteArrayList<>();
  private final Access real = open();
  private final Supplier<Optional<UserRole>> role;

  FakeAccess(Supplier<Optional<UserRole>> role) {
    this.role = role;
  }

  private Access open() {
    try {
      return new AccessCore(
          new AccessCore.World(
              memory,
              clock,
              new SecureRandom(),
              4,
              () -> Optional.of(SERIAL),
              (Text line) -> console.add(line.english()),
              () -> {}));
    } catch (MemoryException | AccessRefused e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Optional<Identity> identify(String token, Caller caller) {
    if (!token.equals(TOKEN)) {
      return real.identify(token, caller);
    }
    return role.get()
        .map(wanted -> Role.valueOf(wanted.name()))
        .map(
            wanted ->
                new Identity(
                    "test",
                    wanted,
                    Policy.permissions(wanted),
                    Identity.Kind.SESSION,
                    "test",
                    Optional.empty(),
                    caller));
  }

  @Override
  public boolean isClaimed() {
    return real.isClaimed();
  }

  @Override
  public Optional<String> claimCode() {
    return real.claimCode();
  }

  @Override
  public SignedIn claim(String serialNumber, String claimCode, Credentials account, Caller caller)
      throws AccessRefused {
    return real.claim(serialNumber, claimCode, account, caller);
  }

  @Override
  public SignedIn signIn(Credentials credentials, Caller caller) throws AccessRefused {
    return real.signIn(credentials, caller);
  }

  @Override
  public Accounts accounts() {
    return real.accounts();
  }

  @Override
  public Sessions sessions() {
    return real.sessions();
  }

  @Override
  public Invitations invitations() {
    return real.invitations();
  }

  @Override
  public ApiTokens tokens() {
    return real.tokens();
  }

  @Override
  public Presence presence() {
    return real.presence();
  }

  @Override
  public Audit audit() {
    return real.audit();
  }
}

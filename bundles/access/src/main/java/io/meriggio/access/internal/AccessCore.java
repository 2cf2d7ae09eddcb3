// SPDX-License-Identifier: Apache-2.0
package io.meriggio.access.internal;

import io.meriggio.access.Access;
import io.meriggio.access.AccessRefused;
import io.meriggio.access.Accounts;
import io.meriggio.access.ApiTokens;
import io.meriggio.access.Audit;
import io.meriggio.access.Caller;
import io.meriggio.access.Credentials;
import io.meriggio.access.Identity;
import io.meriggio.access.Invitations;
import io.meriggio.access.Presence;
import io.meriggio.access.Sessions;
import io.meriggio.access.SignedIn;
import io.meriggio.device.Text;
import io.meriggio.memory.Memory;
import io.meriggio.memory.MemoryException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** All of the accounts. Threads: any. */
public final class AccessCore implements Access {
  private static final int LONGEST_TOKEN = 100;

  private final Claim claim;
  private final SessionDesk sessions;
  private final AccountDesk accounts;
  private final InvitationDesk invitations;
  private final TokenDesk tokens;
  private final PresenceDesk presence;
  private final AuditLog audit;

  /**
   * What the accounts need of the world.
   *
   * @param memory where they are kept
   * @param clock for ends and waits
   * @param random for secrets
   * @param cost of a password's hash, see {@link Passwords}
   * @param serialNumber of the gateway, when it has been told
   * @param console shows a line on the machine itself and in its log
   * @param reset what is erased elsewhere at a factory reset
   */
  public record World(
      Memory memory,
      Clock clock,
      SecureRandom random,
      int cost,
      Supplier<Optional<String>> serialNumber,
      Consumer<Text> console,
      Runnable reset) {}

  /**
   * Reads what is kept, and makes a claim code where nobody owns the gateway.
   *
   * @throws MemoryException when it can't be read
   * @throws AccessRefused NOT_KEPT, when the code can't be kept
   */
  public AccessCore(World world) throws MemoryException, AccessRefused {
    Ledger ledger = new Ledger(world.memory());
    audit = new AuditLog(world.memory(), ledger, world.clock());
    Tools tools =
        new Tools(
            ledger,
            new Secrets(world.random()),
            new Passwords(world.cost(), world.random()),
            new Tries(world.clock()),
            audit,
            world.clock());
    accounts = new AccountDesk(tools);
    sessions = new SessionDesk(tools);
    invitations = new InvitationDesk(tools, accounts, sessions);
    tokens = new TokenDesk(tools);
    claim = new Claim(tools, accounts, sessions, world.serialNumber());
    presence =
        new PresenceDesk(
            tools,
            accounts,
            world.console(),
            () -> {
              world.reset().run();
              showClaimCode(world.console());
            });
    claim.prepare();
  }

  private void showClaimCode(Consumer<Text> console) {
    claimCode().ifPresent(code -> console.accept(Refused.ALL.text("console.claim", code)));
  }

  @Override
  public boolean isClaimed() {
    return claim.isClaimed();
  }

  @Override
  public Optional<String> claimCode() {
    return claim.code();
  }

  @Override
  public SignedIn claim(String serialNumber, String claimCode, Credentials account, Caller caller)
      throws AccessRefused {
    return claim.claim(serialNumber, claimCode, account, caller);
  }

  @Override
  public SignedIn signIn(Credentials credentials, Caller caller) throws AccessRefused {
    return sessions.signIn(credentials, caller);
  }

  @Override
  public Optional<Identity> identify(String token, Caller caller) {
    if (token.length() > LONGEST_TOKEN) {
      return Optional.empty();
    }
    if (token.startsWith(SessionDesk.PREFIX)) {
      return sessions.identify(token, caller);
    }
    return token.startsWith(TokenDesk.PREFIX) ? tokens.identify(token, caller) : Optional.empty();
  }

  @Override
  public Accounts accounts() {
    return accounts;
  }

  @Override
  public Sessions sessions() {
    return sessions;
  }

  @Override
  public Invitations invitations() {
    return invitations;
  }

  @Override
  public ApiTokens tokens() {
    return tokens;
  }

  @Override
  public Presence presence() {
    return presence;
  }

  @Override
  public Audit audit() {
    return audit;
  }
}

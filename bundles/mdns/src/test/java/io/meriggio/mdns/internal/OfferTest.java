// SPDX-License-Identifier: Apache-2.0
package io.meriggio.mdns.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The name is offered on each address as long as it is there. */
class OfferTest {
  private final Set<InetAddress> there = new LinkedHashSet<>();
  private final Set<InetAddress> answering = new LinkedHashSet<>();
  private boolean broken;
  private String name = "meriggio.local";
  private final Offer offer =
      new Offer(
          () -> Set.copyOf(there),
          address -> {
            if (broken) {
              throw new IOException("no such device");
            }
            answering.add(address);
            return new Offer.Responder() {
              @Override
              public String name() {
                return name;
              }

              @Override
              public void close() {
                answering.remove(address);
              }
            };
          });

  @Test
  void addressesComeAndGo() throws Exception {
    offer.look();
    assertThat(answering).isEmpty();

    there.add(address(192, 168, 1, 7));
    offer.look();
    there.add(address(10, 0, 0, 7));
    offer.look();
    assertThat(answering).isEqualTo(there);

    there.remove(address(192, 168, 1, 7));
    offer.look();
    assertThat(answering).containsExactly(address(10, 0, 0, 7));

    offer.close();
    assertThat(answering).isEmpty();
  }

  @Test
  void anAddressThatCannotBeUsedIsTriedAgain() throws Exception {
    there.add(address(192, 168, 1, 7));
    broken = true;
    offer.look();
    broken = false;
    offer.look();
    assertThat(answering).isEqualTo(there);
  }

  /** RFC 6762, 9: the probing, after the start, finds that another gateway has the name. */
  @Test
  void aNameThatSomebodyElseHasIsToldWithTheOneThatIsGotInstead() throws Exception {
    there.add(address(192, 168, 1, 7));
    offer.look();
    assertThat(offer.told()).containsExactly(entry(address(192, 168, 1, 7), "meriggio.local"));
    name = "meriggio-1.local";
    offer.look();
    assertThat(offer.told()).containsExactly(entry(address(192, 168, 1, 7), "meriggio-1.local"));
    there.clear();
    offer.look();
    assertThat(offer.told()).isEmpty();
  }

  /** RFC 1918 and RFC 3927; nothing is offered to the Internet. */
  @Test
  void onlyPrivateNetworksHearOfIt() throws Exception {
    assertThat(LocalAddresses.isPrivate(address(192, 168, 1, 7))).isTrue();
    assertThat(LocalAddresses.isPrivate(address(172, 16, 0, 1))).isTrue();
    assertThat(LocalAddresses.isPrivate(address(169, 254, 3, 4))).isTrue();
    assertThat(LocalAddresses.isPrivate(address(198, 51, 100, 7))).isFalse();
    assertThat(LocalAddresses.isPrivate(InetAddress.getByName("fe80::1"))).isFalse();
  }

  @Test
  void aGatewayOnLoopbackOffersNothing() {
    assertThat(MdnsComponent.isBeyondLoopback("127.0.0.1")).isFalse();
    assertThat(MdnsComponent.isBeyondLoopback("localhost")).isFalse();
    assertThat(MdnsComponent.isBeyondLoopback("::1")).isFalse();
    assertThat(MdnsComponent.isBeyondLoopback("0.0.0.0")).isTrue();
    assertThat(MdnsComponent.isBeyondLoopback("192.168.1.7")).isTrue();
  }

  private static InetAddress address(int... bytes) throws IOException {
    byte[] address = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      address[i] = (byte) bytes[i];
    }
    return InetAddress.getByAddress(address);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.meriggio.host.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meriggio.can.CanLineSettings;
import io.meriggio.device.CanFrame;
import io.meriggio.device.CanLink;
import io.meriggio.device.DeviceException;
import io.meriggio.device.DeviceState;
import io.meriggio.device.DriverDescription.LinkKind;
import io.meriggio.device.LineInfo;
import io.meriggio.device.Link;
import io.meriggio.device.Reason;
import io.meriggio.device.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CanLineTest {

  @Test
  void a_device_on_a_can_line_gets_a_can_link() {
    Rig rig = boxes(Set.of(LinkKind.CAN, LinkKind.MODBUS));
    assertThat(rig.snapshot("wb1").state()).isEqualTo(DeviceState.ONLINE);
    assertThat(rig.canLines.made).hasSize(1);
    assertThat(rig.canLines.made.get(0).settings).isEqualTo(new CanLineSettings("can0", true));
  }

  @Test
  void a_family_that_has_no_can_is_told_which_line_it_needs() {
    Rig rig = boxes(Set.of(LinkKind.MODBUS));
    assertThat(rig.snapshot("wb1").state()).isEqualTo(DeviceState.REFUSED);
    assertThat(rig.snapshot("wb1").detail().english())
        .contains("found boxes, which is of the kind CAN")
        .contains("a line of the kind MODBUS");
  }

  @Test
  void a_can_line_shows_its_interface_its_state_and_its_figures() {
    Rig rig = boxes(Set.of(LinkKind.CAN));
    LineInfo up = rig.lineInfo("boxes");
    assertThat(up.transport()).isEqualTo("can");
    assertThat(up.address()).isEqualTo("can0");
    assertThat(up.state()).isEqualTo(LineInfo.State.UP);
    assertThat(up.errors()).isEqualTo(3);
    assertThat(up.utilisation()).isEqualTo(0.25);
    rig.canLines.made.get(0).state = LineInfo.State.DOWN;
    LineInfo down = rig.lineInfo("boxes");
    assertThat(down.state()).isEqualTo(LineInfo.State.DOWN);
    assertThat(down.reason()).isEqualTo(Reason.LINE_DOWN);
    assertThat(down.detail().english()).contains("this kernel has no CAN");
  }

  @Test
  void a_can_line_that_changes_or_goes_is_closed() {
    Rig rig = boxes(Set.of(LinkKind.CAN));
    rig.line("boxes", "transport", "can", "interface", "loopback:29536");
    rig.hand.settle();
    assertThat(rig.canLines.made).extracting(line -> line.closed).containsExactly(true, false);
    assertThat(rig.lineInfo("boxes").address()).isEqualTo("loopback:29536");
    rig.host.lineDeleted("io.meriggio.line~boxes");
    assertThat(rig.canLines.made.get(1).closed).isTrue();
  }

  @Test
  void a_scan_of_a_can_line_hears_and_can_not_send() throws Exception {
    Rig rig = new Rig();
    rig.line("boxes", "transport", "can");
    List<Link> asked = new ArrayList<>();
    FakeDriver driver = new FakeDriver();
    driver.probeLink =
        link -> {
          asked.add(link);
          return range -> Stream.empty();
        };
    rig.driver(driver);
    rig.host.search().start(new Search.OnLine("boxes", new io.meriggio.device.AddressRange(1, 2)));
    assertThat(asked).hasSize(2).allMatch(CanLink.class::isInstance);
    assertThatThrownBy(() -> ((CanLink) asked.get(0)).send(CanFrame.of(0x101)))
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_ALLOWED));
    assertThat(rig.canLines.made.get(0).sent).isEmpty();
  }

  /** Charge point {@code wb1} on a read-only CAN line. */
  private static Rig boxes(Set<LinkKind> links) {
    Rig rig = new Rig();
    rig.line("boxes", "transport", "can", "readOnly", true);
    FakeDriver driver = new FakeDriver();
    driver.links = links;
    rig.driver(driver);
    rig.device("wb1", "line", "boxes");
    rig.hand.settle();
    return rig;
  }
}

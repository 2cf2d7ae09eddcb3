// SPDX-License-Identifier: Apache-2.0
package io.meriggio.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.meriggio.device.Attempt;
import io.meriggio.device.Point;
import io.meriggio.device.Reason;
import io.meriggio.device.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every driver keeps when its device is commanded. */
abstract class CommandContract extends ReadingContract {
  @Test
  void what_is_not_offered_can_not_be_commanded() throws Exception {
    ScriptedLink link = device();
    try (OpenedDevice device = open(link).started()) {
      link.newRequests();
      rejected(device, "no_such_point", Value.of(1), Reason.NOT_WRITABLE);
      for (Point point : device.connection().points()) {
        if (point.command().isEmpty()) {
          rejected(device, point.id(), Value.of(1), Reason.NOT_WRITABLE);
        }
      }
      assertEquals(List.of(), link.newRequests());
    }
  }

  @Test
  void values_out_of_range_are_refused_before_anything_is_sent() throws Exception {
    ScriptedLink link = device();
    try (OpenedDevice device = open(link).started()) {
      link.newRequests();
      for (Point point : device.connection().points()) {
        if (point.command().isPresent() && point.kind() == Point.Kind.NUMBER) {
          Point.Commandable limits = point.command().get();
          Value tooLarge = Value.of(limits.maximum() + Math.max(1, limits.step()));
          Value tooSmall = Value.of(limits.minimum() - Math.max(1, limits.step()));
          rejected(device, point.id(), tooLarge, Reason.OUT_OF_RANGE);
          rejected(device, point.id(), tooSmall, Reason.OUT_OF_RANGE);
          rejected(device, point.id(), Value.of("much"), Reason.OUT_OF_RANGE);
        }
      }
      assertEquals(List.of(), link.newRequests());
    }
  }

  private static void rejected(OpenedDevice device, String id, Value value, Reason reason)
      throws Exception {
    Attempt attempt = device.connection().execute(OpenedDevice.command(id, value));
    Attempt.Rejected rejected = assertInstanceOf(Attempt.Rejected.class, attempt, id);
    assertEquals(reason, rejected.reason(), id);
    assertTrue(rejected.detail().english().contains(id), rejected.detail().english());
  }
}

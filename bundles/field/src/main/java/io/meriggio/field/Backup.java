// SPDX-License-Identifier: Apache-2.0
package io.meriggio.field;

import java.time.Instant;
import java.util.Optional;

/**
 * What a back-up says of itself.
 *
 * @param madeAt when
 * @param writtenBy the version of the gateway that made it
 * @param serialNumber of that gateway, if it had one
 * @param files how many files it holds
 */
public record Backup(Instant madeAt, String writtenBy, Optional<String> serialNumber, int files) {}

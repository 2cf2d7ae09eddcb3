// SPDX-License-Identifier: Apache-2.0
/**
 * One book of all alarms of the gateway: who sees something wrong says so as long as it lasts
 * ({@link io.meriggio.alarms.AlarmSource}); the book makes of it one event that begins and ends, is
 * kept, acknowledged by people and told to them.
 */
@Export
@Version("0.1.0")
package io.meriggio.alarms;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

// SPDX-License-Identifier: Apache-2.0
/**
 * What a gateway in the field needs beside its work: safe mode after starts that failed, notices
 * about disk and clock, restart, back-up, support bundle, certificate.
 */
@Export
@Version("0.1.0")
package io.meriggio.field;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

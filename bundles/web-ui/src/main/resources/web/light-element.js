// SPDX-License-Identifier: Apache-2.0
import { LitElement } from 'lit';

/**
 * A Lit element without a shadow root: one style sheet for the whole page, no inline styles (the
 * content security policy forbids them), and ids that labels of other elements can point to.
 */
export class LightElement extends LitElement {
  createRenderRoot() {
    return this;
  }
}

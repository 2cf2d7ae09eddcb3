// SPDX-License-Identifier: Apache-2.0
// The keyboard stays where it was. A browser gives the focus up when the button that has it rests while the
// gateway is asked, or goes with its form or its row: whoever works without a mouse would begin at the top again.

/** Watches over the focus within an element of the page. */
export function keepFocusIn(root) {
  let last = null;
  let around = [];
  /** whether it rests: only then it gets the focus back, for a finger may have left a field on purpose */
  let resting = false;
  root.addEventListener('focusin', ({ target }) => {
    last = target;
    around = ancestors(target, root);
    resting = false;
  });
  new MutationObserver(() => {
    resting ||= last?.matches(':disabled') ?? false;
    if (last === null || (document.activeElement !== null && document.activeElement !== document.body)) {
      return;
    }
    if (!last.isConnected) {
      focusOn(around.find((element) => element.isConnected), root);
      last = null;
    } else if (resting && !last.matches(':disabled')) {
      resting = false;
      last.focus({ preventScroll: true });
    }
  }).observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
  // who has clicked beside everything wants no focus back
  root.ownerDocument.addEventListener('pointerdown', ({ target }) => { last = last?.contains(target) ? last : null; });
}

/** What is left of the surroundings; of a page that is drawn anew its heading. */
function focusOn(element, root) {
  const place = element?.parentElement === root ? element.querySelector('h1') ?? element : element;
  if (place) {
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }
}

/** From the nearest one outwards, without the root. */
function ancestors(element, root) {
  const found = [];
  for (let parent = element.parentElement; parent && parent !== root; parent = parent.parentElement) {
    found.push(parent);
  }
  return found;
}

// SPDX-License-Identifier: Apache-2.0
// Moves the dots of the flows. The Web Animations API changes a running animation's rate without a
// jump, and needs no inline style.

/** Distance between two dots in pixels; energy-flow's dash pattern has the same. */
export const DOT_SPACING = 18;

const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** The running animations of one picture. */
export class FlowMotion {
  #running = new Map();

  /**
   * Lets each line move as fast as its flow.
   *
   * @param lines elements and their speed, as a list of [element, dots a second]; 0 stands still
   */
  follow(lines) {
    const wanted = new Map(calm.matches ? [] : lines.filter(([, speed]) => speed > 0));
    for (const [element, animation] of this.#running) {
      if (!wanted.has(element)) {
        animation.cancel();
        this.#running.delete(element);
      }
    }
    for (const [element, speed] of wanted) {
      this.#start(element).updatePlaybackRate(speed);
    }
  }

  #start(element) {
    if (!this.#running.has(element)) {
      this.#running.set(element, element.animate(
        [{ strokeDashoffset: 0 }, { strokeDashoffset: -DOT_SPACING }],
        { duration: 1000, iterations: Infinity }));
    }
    return this.#running.get(element);
  }
}

// SPDX-License-Identifier: Apache-2.0
// The steps in their order. Each has
//   name     in the address and in messages
//   covers   the gateway's steps whose remarks it shows
//   render   (page) → what the person sees
//   take     (page, form) → what of the draft it changes
//   picture  whether drawing and wiring tables stand beside it
import { chargersStep } from './chargers-step.js';
import { configurationStep } from './configuration-step.js';
import { contractStep } from './contract-step.js';
import { devicesStep } from './devices-step.js';
import { placeStep } from './place-step.js';
import { safetyStep } from './safety-step.js';
import { sensorsStep } from './sensors-step.js';
import { summaryStep } from './summary-step.js';
import { systemStep } from './system-step.js';

export const STEPS = [
  safetyStep, systemStep, contractStep, placeStep, configurationStep, devicesStep, sensorsStep, chargersStep, summaryStep,
];

/** The step of a name, or undefined. */
export function stepNamed(name) {
  return STEPS.find((step) => step.name === name);
}

// SPDX-License-Identifier: Apache-2.0
// The drawing of a configuration: house, PV, inverter, meter or sensors, and the gateway with its 24
// terminals. Made for 360 units of width, so that it can be read on a phone.
import { html, nothing, svg } from 'lit';
import { t } from '../i18n.js';
import { iconAt } from '../icons.js';
import { LightElement } from '../light-element.js';
import { LAYOUTS, usedPins } from './layouts.js';

const WIDTH = 360;
const HEIGHT = 392;
/** the height of the plant's power line, and where it ends at the supplier's meter */
const LINE_Y = 176;
const LINE_END = 304;
const SENSOR_X = 262;
const HOUSE_X = 190;
const CHARGER_X = 132;
/** the gateway: its box and its terminals, 1-12 above, 13-24 below */
const BOX = { x: 20, y: 262, width: 312, height: 88 };
const PIN_WIDTH = 25;
const PIN_HEIGHT = 22;
const FIRST_PIN_X = 26;

let pictures = 0;

/** The middle of a terminal, and the edge at which its wire arrives. */
export function pinAt(pin) {
  const below = pin > 12;
  return {
    x: FIRST_PIN_X + ((pin - 1) % 12) * PIN_WIDTH + PIN_WIDTH / 2,
    y: below ? BOX.y + BOX.height : BOX.y,
  };
}

class WiringPicture extends LightElement {
  static properties = {
    /** the configuration, 1-9 */
    number: { type: Number },
    /** whether a production sensor is at 21-22 */
    production: { type: Boolean },
    /** whether charge points are on CAN */
    chargePoints: { type: Boolean },
  };

  #id = `wiring-${pictures++}`;

  render() {
    const layout = LAYOUTS[this.number];
    if (!layout) {
      return nothing;
    }
    const production = layout.maker === 'OTHER' && (this.production || this.number === 6);
    const used = usedPins(this.number, { production, chargePoints: this.chargePoints });
    return html`
      <svg class="wiring" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${this.#id}-title" aria-describedby="${this.#id}-desc" data-number=${this.number}>
        <title id="${this.#id}-title">${t('commissioning.picture.title', { number: this.number, name: t(`commissioning.configuration.${this.number}`) })}</title>
        <desc id="${this.#id}-desc">${this.#words(used)}</desc>
        <g class="power phases-${layout.phases}">${powerLine(layout)}</g>
        ${grid()}${house()}${maker(layout)}
        ${this.chargePoints ? chargePoint() : nothing}
        ${gateway(used)}
        ${communication(layout)}
        ${exchange(layout)}
        ${production ? productionSensor() : nothing}
        ${this.chargePoints ? can() : nothing}
      </svg>`;
  }

  /** The same for who can't see it. */
  #words(used) {
    const wires = [...used].sort(([one], [other]) => one - other)
      .map(([pin, colour]) => t('commissioning.picture.wire', { pin, colour: t(`commissioning.colour.${colour}`), signal: t(`commissioning.terminal.${pin}`) }));
    return `${t(`commissioning.configuration.${this.number}.meaning`)} ${wires.join(', ')}.`;
  }
}

/** A wire with an edge, so that black is seen on dark paper and crossings read as hops. */
function wire(colour, path) {
  return svg`<g class="wire ${colour}"><path class="edge" d=${path}/><path class="core" d=${path}/>${colour === 'whiteblue' ? svg`<path class="mark" d=${path}/>` : nothing}</g>`;
}

function label(x, y, text, kind = 'name') {
  return svg`<text class=${kind} x=${x} y=${y}>${text}</text>`;
}

/** A box of equipment with its name. */
function box(x, y, width, height, text, kind = '') {
  return svg`<g class="box ${kind}"><rect x=${x} y=${y} width=${width} height=${height} rx="7"/>${label(x + width / 2, y + height / 2 + 4, text, 'in-box')}</g>`;
}

/** The plant's power line: one wire, or three. */
function powerLine(layout) {
  const start = { HYBRID: 80, RETROFIT: 40, STRING: 80, OTHER: 80, NONE: HOUSE_X }[layout.maker];
  const offsets = layout.phases === 3 ? [-4, 0, 4] : [0];
  return offsets.map((offset) => svg`<path d="M${start} ${LINE_Y + offset}H${LINE_END}"/>`);
}

function drop(x, from, to) {
  return svg`<path class="drop" d="M${x} ${from}V${to}"/>`;
}

function house() {
  return svg`${drop(HOUSE_X, 130, LINE_Y)}<g class="house">${iconAt('house', HOUSE_X, 104, 58)}</g>${label(HOUSE_X, 66, t('commissioning.picture.house'))}`;
}

/** The supplier's meter and the grid behind it. */
function grid() {
  const x = 326;
  return svg`${drop(x, 126, 154)}<g class="supply">${iconAt('grid', x, 104, 46)}</g>${label(x, 70, t('commissioning.picture.grid'))}
    ${box(LINE_END, 154, 46, 44, 'kWh', 'meter')}${label(x - 2, 212, t('commissioning.picture.supplier'), 'small')}`;
}

/** What makes power, on the left. */
function maker({ maker: kind, phases }) {
  switch (kind) {
    case 'HYBRID':
      return svg`${pv(42, 54)}${battery(106, 54)}<path class="drop" d="M42 76L60 102M106 78L92 102"/>${drop(80, 146, LINE_Y)}
        ${box(32, 102, 84, 44, phases === 3 ? 'HYD 3PH' : 'HYD 1PH', 'azzurro')}`;
    case 'RETROFIT':
      return svg`${pv(40, 54)}${battery(106, 54)}${drop(40, 76, 104)}${drop(106, 80, 104)}${drop(40, 146, LINE_Y)}${drop(112, 146, LINE_Y)}
        ${box(6, 104, 62, 42, t('commissioning.picture.inverter'), 'other')}${box(76, 104, 66, 42, '3000SP', 'azzurro')}
        <g class="own-sensor"><path d="M52 163H98V147"/><ellipse cx="40" cy="163" rx="11" ry="6"/></g>`;
    case 'STRING':
      return svg`${pv(74, 54)}${drop(74, 76, 102)}${drop(80, 146, LINE_Y)}${box(32, 102, 84, 44, phases === 3 ? 'TL 3PH' : 'TL 1PH', 'azzurro')}`;
    case 'OTHER':
      return svg`${pv(74, 54)}${drop(74, 76, 102)}${drop(80, 146, LINE_Y)}${box(32, 102, 84, 44, t('commissioning.picture.otherMaker'), 'other')}`;
    default:
      return nothing;
  }
}

/** A panel on its stand. */
function pv(x, y) {
  return svg`<g class="panel" transform="translate(${x - 22} ${y - 20})"><path d="M6 4h32l6 28H0zM3 18h38M17 4l-2 28M27 4l2 28"/></g>${label(x, y - 26, t('commissioning.picture.pv'))}`;
}

function battery(x, y) {
  return svg`<g class="battery">${iconAt('battery', x, y + 2, 44)}</g>${label(x, y - 26, t('commissioning.picture.battery'))}`;
}

/** The gateway with its terminals; those in use in the colour of their wire. */
function gateway(used) {
  return svg`<g class="gateway"><rect x=${BOX.x} y=${BOX.y} width=${BOX.width} height=${BOX.height} rx="9"/>
    ${Array.from({ length: 24 }, (_, i) => terminal(i + 1, used.get(i + 1)))}
    <rect class="display" x="32" y="293" width="42" height="26" rx="4"/><path class="curve" d="M37 312l8-7 7 4 9-10 8 5"/>
    ${label(114, 310, 'Meriggio', 'brand-name')}
    ${groups(used)}</g>`;
}

function terminal(pin, colour) {
  const { x, y } = pinAt(pin);
  const top = pin > 12 ? y - PIN_HEIGHT : y;
  return svg`<g class="terminal ${colour ?? 'unused'}" data-pin=${pin} data-used=${colour ?? 'no'}>
    <rect x=${x - PIN_WIDTH / 2 + 1} y=${top + 1} width=${PIN_WIDTH - 2} height=${PIN_HEIGHT - 2} rx="3"/><text x=${x} y=${top + 15.5}>${pin}</text></g>`;
}

/** The names of the terminals in use, inside the box beside them. */
function groups(used) {
  const group = (first, text, y) => (used.has(first) ? label(pinAt(first).x + PIN_WIDTH / 2, y, text, 'group') : nothing);
  return svg`${group(7, 'CAN', 296)}${group(9, 'RS-485', 296)}
    ${group(21, 'CT 2', 323)}${group(23, 'CT 1', 323)}`;
}

/** RS-485 from the inverter to 9 and 10. */
function communication({ maker: kind }) {
  const x = { HYBRID: 44, STRING: 44, RETROFIT: 126 }[kind];
  const [plus, minus] = [pinAt(9), pinAt(10)];
  if (x === undefined) {
    return nothing;
  }
  const [red, black] = kind === 'RETROFIT' ? [x - 4, x + 6] : [x, x + 10];
  return svg`${wire('red', `M${red} 146V250H${plus.x}V${plus.y}`)}${wire('black', `M${black} 146V240H${minus.x}V${minus.y}`)}`;
}

/** Where the exchange is measured: right at the supplier's meter, so that all loads are seen. */
function exchange({ maker: kind, exchange: measured }) {
  switch (measured) {
    case 'METER':
      return svg`${wire('red', `M${pinAt(9).x} 200V${pinAt(9).y}`)}${wire('black', `M${pinAt(10).x} 200V${pinAt(10).y}`)}
        ${box(222, 152, 58, 48, 'DTSU666', 'azzurro')}${arrow(276, 144, 228, 144)}${label(251, 195, '24 · 25', 'group')}`;
    case 'SENSOR':
      return svg`${wire('black', `M268 190V222H350V378H${pinAt(23).x}V${pinAt(23).y}`)}${wire('red', `M256 190V231H342V367H${pinAt(24).x}V${pinAt(24).y}`)}
        ${ring(SENSOR_X, LINE_Y, 8, 15)}${arrow(282, 152, 242, 152)}${label(SENSOR_X, 144, t('commissioning.picture.ct1'), 'small')}`;
    default:
      return svg`<g class="own-sensor"><path d=${kind === 'RETROFIT' ? `M${SENSOR_X} 192V212H136V147` : `M${SENSOR_X} 192V212H104V147`}/></g>
        <g class="own-sensor"><ellipse cx=${SENSOR_X} cy=${LINE_Y} rx="8" ry="15"/></g>${label(SENSOR_X, 150, t('commissioning.picture.ownSensor'), 'small')}
        ${label(208, 228, t('commissioning.picture.ownManual'), 'small')}`;
  }
}

/** On the AC output of the other maker's inverter. */
function productionSensor() {
  return svg`${wire('red', `M70 157H6V378H${pinAt(22).x}V${pinAt(22).y}`)}${wire('black', `M70 166H14V367H${pinAt(21).x}V${pinAt(21).y}`)}
    ${ring(80, 161, 14, 7)}${arrow(102, 150, 102, 172)}${label(109, 166, t('commissioning.picture.ct2'), 'small start')}`;
}

function ring(x, y, rx, ry) {
  return svg`<ellipse class="ct" cx=${x} cy=${y} rx=${rx} ry=${ry}/>`;
}

/** The arrow on a sensor: its direction of installation. */
function arrow(x, y, toX, toY) {
  const [dx, dy] = [Math.sign(toX - x), Math.sign(toY - y)];
  return svg`<g class="direction"><path d="M${x} ${y}L${toX} ${toY}M${toX - 7 * dx - 4 * dy} ${toY - 7 * dy - 4 * dx}L${toX} ${toY}L${toX - 7 * dx + 4 * dy} ${toY - 7 * dy + 4 * dx}"/></g>`;
}

function chargePoint() {
  return svg`${drop(CHARGER_X, LINE_Y, 192)}<g class="charger">${iconAt('charging', CHARGER_X, 210, 36)}</g>`;
}

/** CAN from the first charge point to 7 and 8. */
function can() {
  return svg`${wire('whiteblue', `M${CHARGER_X + 16} 206H${pinAt(8).x}V${pinAt(8).y}`)}${wire('blue', `M${CHARGER_X + 16} 217H${pinAt(7).x}V${pinAt(7).y}`)}`;
}

customElements.define('wiring-picture', WiringPicture);

// SPDX-License-Identifier: Apache-2.0
// Where things are in the energy picture, in pixels: the picture is drawn at the size that it has, so
// that its text is as large on a phone as elsewhere.

const LABEL_ROOM = 46;

/**
 * Places nodes and links.
 *
 * @param width the room in pixels
 * @param parts {pv, battery, car}: which parts the plant has
 * @returns {{height, radius, roomy, nodes, links}} nodes by name {x, y, label: 'above'|'below'};
 *     links by "from-to" {path, mark: {x, y, angle}, caption: {x, y}|undefined}
 */
export function flowLayout(width, parts) {
  const roomy = width >= 500;
  const centre = width / 2;
  // battery and car stand side by side and must not touch
  const widest = parts.battery && parts.car ? (centre - 12) / 3 : 58;
  const radius = roomy ? 66 : Math.max(40, Math.min(widest, width * 0.165));
  const spread = Math.min(centre - radius - 4, 270);
  const gap = roomy ? 54 : 40;
  const top = LABEL_ROOM - 14 + radius;
  const row = parts.pv ? top + 2 * radius + gap : LABEL_ROOM + radius;
  const low = row + 2 * radius + gap + LABEL_ROOM;
  const nodes = {
    grid: { x: centre - spread, y: row, label: 'below' },
    house: { x: centre + spread, y: row, label: parts.car ? 'above' : 'below' },
  };
  if (parts.pv) nodes.pv = { x: centre, y: top, label: 'above' };
  if (parts.battery) nodes.battery = { x: centre, y: low, label: 'below' };
  if (parts.car) nodes.car = { x: centre + spread, y: low, label: 'below' };
  const bottom = parts.battery || parts.car ? low : row;
  return {
    height: bottom + radius + LABEL_ROOM,
    radius,
    roomy,
    nodes,
    links: links(nodes, radius, roomy),
  };
}

function links(nodes, radius, roomy) {
  const { pv, grid, house, battery, car } = nodes;
  const side = roomy ? 13 : 9;
  const curve = roomy ? 30 : 16;
  // where a line at this distance from a node's axis meets its circle
  const edge = Math.sqrt(radius * radius - side * side);
  const all = {};
  if (pv) {
    all['pv-house'] = bend(pv.x + side, pv.y + edge, house.x - edge, house.y - side, curve, -1);
    all['pv-grid'] = bend(pv.x - side, pv.y + edge, grid.x + edge, grid.y - side, curve, -1);
  }
  all['grid-house'] = level(grid.x + radius, house.x - radius, grid.y, battery ? undefined : 22);
  if (battery) {
    all['battery-house'] = bend(battery.x + side, battery.y - edge, house.x - edge, house.y + side, curve, 1);
    all['battery-grid'] = bend(battery.x - side, battery.y - edge, grid.x + edge, grid.y + side, curve, 1);
    all['grid-battery'] = reversed(all['battery-grid'], grid, battery, radius, side, curve);
    if (pv) all['pv-battery'] = upright(pv.x, pv.y + radius, battery.y - radius);
  }
  if (car) all['house-car'] = upright(house.x, house.y + radius, car.y - radius);
  return all;
}

/** From above or below down to the row and then sideways. */
function bend(x1, y1, x2, y2, curve, captionSide) {
  const across = Math.sign(x2 - x1);
  const down = Math.sign(y2 - y1);
  const turn = y2 - down * curve;
  const middle = (x1 + across * curve + x2) / 2;
  return {
    path: `M${x1} ${y1}V${turn}Q${x1} ${y2} ${x1 + across * curve} ${y2}H${x2}`,
    mark: { x: middle, y: y2, angle: across > 0 ? 0 : 180 },
    caption: { x: middle, y: y2 + (captionSide < 0 ? -12 : 22) },
  };
}

function reversed(link, grid, battery, radius, side, curve) {
  const edge = Math.sqrt(radius * radius - side * side);
  const x1 = grid.x + edge;
  const y1 = grid.y + side;
  const x2 = battery.x - side;
  return {
    path: `M${x1} ${y1}H${x2 - curve}Q${x2} ${y1} ${x2} ${y1 + curve}V${battery.y - edge}`,
    mark: { ...link.mark, angle: 0 },
    caption: link.caption,
  };
}

function level(x1, x2, y, captionDrop) {
  const middle = (x1 + x2) / 2;
  return {
    path: `M${x1} ${y}H${x2}`,
    mark: { x: middle, y, angle: 0 },
    caption: captionDrop === undefined ? undefined : { x: middle, y: y + captionDrop },
  };
}

function upright(x, y1, y2) {
  return { path: `M${x} ${y1}V${y2}`, mark: { x, y: (y1 + y2) / 2, angle: 90 } };
}

// Draws on canvases, in the colours of the figures. Nothing is computed here but places on the screen.

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--figure-${name}`);

/** A canvas as sharp as the screen: its context, and its width and height in CSS pixels. */
function cleared(canvas) {
    const { clientWidth: width, clientHeight: height } = canvas;
    const scale = devicePixelRatio;
    [canvas.width, canvas.height] = [width * scale, height * scale];
    const context = canvas.getContext("2d");
    context.scale(scale, scale);
    context.font = "12px system-ui, sans-serif";
    return { context, width, height };
}

/** The points over the shading, with the lines on which the chance is 0.1, one half and 0.9. */
export function draw(canvas, { points, chosen, ranges, cells, shades, lines, names }) {
    const { context, width, height } = cleared(canvas);
    const [[low1, high1], [low2, high2]] = ranges;
    const at = ([x1, x2]) => [((x1 - low1) / (high1 - low1)) * width, (1 - (x2 - low2) / (high2 - low2)) * height];
    const [blue, orange, ink] = ["1", "2", "ink"].map(colour);
    (shades ?? []).forEach((chance, cell) => {
        context.globalAlpha = 0.4 * Math.abs(2 * chance - 1);
        context.fillStyle = chance > 0.5 ? orange : blue;
        fillCell(context, cell % cells, cells - 1 - Math.floor(cell / cells), width / cells, height / cells);
    });
    context.globalAlpha = 1;
    context.strokeStyle = ink;
    for (const { name, points: ends } of lines ?? []) {
        const [from, to] = ends.map(at);
        const middle = name.endsWith("0.5");
        context.setLineDash(middle ? [] : [4, 4]);
        context.lineWidth = middle ? 2 : 1;
        path(context, [from, to]);
    }
    context.setLineDash([]);
    points.forEach(({ x, y }, index) => {
        const [left, top] = at(x);
        context.strokeStyle = y === 1 ? orange : blue;
        context.lineWidth = 1.5;
        context.beginPath();
        if (y === 1) {
            context.moveTo(left - 4, top - 4);
            context.lineTo(left + 4, top + 4);
            context.moveTo(left - 4, top + 4);
            context.lineTo(left + 4, top - 4);
        } else {
            context.arc(left, top, 4, 0, 7);
        }
        context.stroke();
        if (index !== chosen) return;
        context.strokeStyle = ink;
        context.strokeRect(left - 8, top - 8, 16, 16);
    });
    const [across, upward] = names ?? ["x1", "x2"];
    context.fillStyle = ink;
    context.fillText(low1.toPrecision(2), 4, height - 6);
    context.textAlign = "right";
    context.fillText(`${across} ${high1.toPrecision(2)}`, width - 4, height - 6);
    context.textAlign = "left";
    context.fillText(`${upward} ${high2.toPrecision(2)}`, 4, 14);
    canvas.setAttribute("aria-label", `${points.length} points, circles with label 0 and crosses with label 1, ${across} to the right, ${upward} upward. The full line is where the chance of label 1 is one half.`);
}

/** The cost before each step. */
export function drawCurve(canvas, costs) {
    const { context, width, height } = cleared(canvas);
    context.fillStyle = colour("ink");
    const last = costs.at(-1);
    context.fillText(costs.length ? `J before each step: ${costs[0].toFixed(6)} ... ${last.toFixed(6)}` : "J before each step: press Step or Run", 4, 14);
    const highest = Math.max(...costs, 1e-9);
    const at = (cost, step) => [8 + (step / Math.max(costs.length - 1, 1)) * (width - 16), 24 + (1 - cost / highest) * (height - 32)];
    context.strokeStyle = colour("1");
    context.lineWidth = 2;
    path(context, costs.map(at));
    canvas.setAttribute("aria-label", costs.length ? `The cost before each of ${costs.length} steps, at first ${costs[0].toFixed(6)}, last ${last.toFixed(6)}.` : "The cost before each step; none was made.");
}

/** The cost over w1 and w2, darker where it is lower, and the way that the weights went. */
export function drawSurface(canvas, { surface, looks, reach, path: way }) {
    const { context, width, height } = cleared(canvas);
    const at = ([w1, w2]) => [((w1 + reach) / (2 * reach)) * width, (1 - (w2 + reach) / (2 * reach)) * height];
    if (surface) {
        const [lowest, highest] = [Math.min(...surface), Math.max(...surface)];
        const [w, h] = [width / (looks - 1), height / (looks - 1)];
        context.fillStyle = colour("3");
        surface.forEach((cost, look) => {
            context.globalAlpha = 0.75 * (1 - Math.sqrt((cost - lowest) / (highest - lowest || 1)));
            fillCell(context, (look % looks) - 0.5, looks - 1.5 - Math.floor(look / looks), w, h);
        });
        context.globalAlpha = 1;
    }
    context.strokeStyle = context.fillStyle = colour("ink");
    context.lineWidth = 1.5;
    path(context, way.map(at));
    const [left, top] = at(way.at(-1));
    context.beginPath();
    context.arc(left, top, 4, 0, 7);
    context.fill();
    context.fillText(surface ? "J over w1 (right) and w2 (up): the fuller, the lower" : "J over w1 and w2: being computed", 4, 14);
    canvas.setAttribute("aria-label", "The cost over w1 and w2, fuller in colour where it is lower, with the way of the weights.");
}

/** A cell between whole pixels: neighbours neither overlap nor leave a gap. */
function fillCell(context, column, row, w, h) {
    const [left, top, right, bottom] = [column * w, row * h, (column + 1) * w, (row + 1) * h].map(Math.round);
    context.fillRect(left, top, right - left, bottom - top);
}

function path(context, places) {
    context.beginPath();
    places.forEach(([left, top], index) => (index ? context.lineTo(left, top) : context.moveTo(left, top)));
    context.stroke();
}

/** A square of cells. Ink is from 0 to 1; weights are from -1, blue, to 1, orange. */
export function drawCells(canvas, values, side, { ink = false, marked }) {
    const { context, width, height } = cleared(canvas);
    const [w, h] = [width / side, height / side];
    const colours = ink ? [colour("ink"), colour("ink")] : [colour("1"), colour("2")];
    values.forEach((value, cell) => {
        const [left, top] = [(cell % side) * w, Math.floor(cell / side) * h];
        context.globalAlpha = Math.min(Math.abs(value), 1);
        context.fillStyle = colours[value > 0 ? 1 : 0];
        fillCell(context, cell % side, Math.floor(cell / side), w, h);
        context.globalAlpha = 1;
        // Without colour a plus and a minus tell them apart.
        if (!ink && Math.abs(value) > 0.35 && w > 7) {
            context.strokeStyle = colour("ink");
            context.lineWidth = 1;
            path(context, [[left + 0.3 * w, top + h / 2], [left + 0.7 * w, top + h / 2]]);
            if (value > 0) path(context, [[left + w / 2, top + 0.3 * h], [left + w / 2, top + 0.7 * h]]);
        }
    });
    if (marked === undefined) return;
    context.strokeStyle = colour("1");
    context.lineWidth = 2;
    context.strokeRect((marked % side) * w + 1, Math.floor(marked / side) * h + 1, w - 2, h - 2);
}

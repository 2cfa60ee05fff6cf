// The page "A neuron to play with". The lessons' programs compute every number; here is only what asks and draws.

import { draw, drawCurve, drawSurface } from "./drawing.js";
import { element } from "./html.js";
import { Runner, SITE, files, words } from "./runner.js";

const POINTS = "points.csv";
const GRID = "grid.csv";
const MODEL = "neuron.json";
const OWN = "own.csv";

/** The shading has so many cells in each direction. */
const CELLS = 32;
/** The cost is looked up at so many weights in each direction, from -REACH to REACH. */
const LOOKS = 17;
const REACH = 8;

const SETS = {
    blobs: "two blobs, 500 points",
    overlapping: "overlapping, 200 points",
    separable: "separable by a line",
    ring: "a ring, which no line can part",
    breast_cancer: "breast cancer, two features",
    empty: "none: click to add points",
};

/** What the lesson is asked with for the data that is not made for this page. */
const LOADS = {
    breast_cancer: ["--data", "shared/data/breast_cancer.csv", "--features", "mean_radius,mean_texture", "--standardize"],
};

/** Each lesson in a worker of its own: they work side by side. */
const one = new Runner();
const many = new Runner();
const looks = new Runner();

export function start(place) {
    const page = new Page(place);
    page.load("blobs");
    // For the tests, and for whoever is curious.
    place.page = page;
}

class Page {
    constructor(place) {
        this.state = { w: [0, 0], b: 0, rate: 0.1, threshold: 0.5, chosen: 0, steps: 0 };
        this.points = [];
        this.costs = [];
        this.path = [];
        this.surface = null;
        this.running = false;
        /** Counts what was asked to be loaded: only the last of it is shown. */
        this.turn = 0;
        this.busy = null;
        this.again = false;
        this.#build(place);
    }

    // --- Asking the lessons

    /** A program's answer in JSON; its one line of error as an Error. */
    async #ask(runner, program, ...args) {
        const ended = await runner.run(program, [...args, "--json"]);
        if (ended.status !== 0) throw new Error(ended.err.replace(/^error: /, "").trim());
        return JSON.parse(ended.out);
    }

    #neuron() {
        const { w, b } = this.state;
        return [`--w=${w}`, `--b=${b}`];
    }

    /** Everything that is shown for these weights: one answer of each lesson. */
    async #compute() {
        const { w, b, rate, threshold, chosen } = this.state;
        const model = { format: "one-neuron model", version: 1, features: ["x1", "x2"], label: "label", positive: null, labels: ["0", "1"], mean: null, deviation: null, w, b, threshold: null, words: null, headerless: null, train_examples: this.points.length, l2: null, split: null };
        files.set(MODEL, new TextEncoder().encode(JSON.stringify(model)));
        const point = this.points[chosen];
        const [pass, example, judged, shades] = await Promise.all([
            this.#ask(one, "lesson06", "--data", POINTS, ...this.#neuron(), "--iterations", "0", "--plots"),
            point && this.#ask(one, "lesson05", ...this.#neuron(), `--x=${point.x}`, "--y", point.y, `--learning-rate=${rate}`),
            this.#ask(many, "lesson09", "evaluate", "--model", MODEL, "--data", POINTS, "--threshold", threshold),
            this.#ask(many, "lesson09", "predict", "--model", MODEL, "--data", GRID),
        ]);
        return { pass, example, judged, shades: shades.probabilities, lines: pass.plots.boundary?.[0].series.filter((line) => line.shape === "line") ?? [] };
    }

    /** Computes and draws; while it does, further changes wait, and only the last of them is computed. */
    refresh() {
        if (this.busy) {
            this.again = true;
            return this.busy;
        }
        this.busy = (async () => {
            do {
                this.again = false;
                await this.#show();
            } while (this.again);
        })().finally(() => (this.busy = null));
        return this.busy;
    }

    async #show() {
        if (this.points.length === 0) return this.#drawAll();
        try {
            this.shown = await this.#compute();
            this.parts.said.textContent = "";
        } catch (problem) {
            this.shown = null;
            this.running = false;
            this.parts.said.textContent = problem.message;
        }
        this.#drawAll();
    }

    /** One step of gradient descent, by lesson 06. */
    async step() {
        if (this.points.length === 0) return;
        const { rate } = this.state;
        const after = await this.#ask(one, "lesson06", "--data", POINTS, ...this.#neuron(), "--learning-rate", rate, "--iterations", "1");
        this.costs.push(after.costs[0]);
        this.path.push(this.state.w);
        Object.assign(this.state, { w: after.w, b: after.b, steps: this.state.steps + 1 });
    }

    async stepOnce() {
        try {
            await this.step();
        } catch (problem) {
            this.parts.said.textContent = problem.message;
            return;
        }
        this.#sliders();
        await this.refresh();
    }

    async run() {
        this.running = !this.running;
        this.#labels();
        try {
            while (this.running) {
                for (let step = 0; step < 5 && this.running; step++) await this.step();
                this.#sliders();
                await this.refresh();
            }
        } catch (problem) {
            this.running = false;
            this.parts.said.textContent = problem.message;
        }
        this.#labels();
    }

    reset() {
        this.running = false;
        Object.assign(this.state, { w: [0, 0], b: 0, steps: 0 });
        [this.costs, this.path] = [[], []];
        this.#sliders();
        return this.refresh();
    }

    // --- The points

    async load(name) {
        this.running = false;
        const turn = ++this.turn;
        if (name === "empty") return this.use([]);
        if (!(name in LOADS)) {
            const text = await (await fetch(`${SITE}course/points/${name}.csv`)).text();
            // Meanwhile the reader may have chosen others.
            if (turn !== this.turn) return;
            files.set(OWN, new TextEncoder().encode(text));
        }
        await this.read(LOADS[name] ?? ["--data", OWN]);
    }

    /** Reads a table with lesson 06, whose plot has the two features as the neuron sees them. */
    async read(flags) {
        const turn = ++this.turn;
        this.parts.said.textContent = "";
        try {
            const told = await this.#ask(one, "lesson06", ...flags, "--iterations", "0", "--plots");
            if (turn !== this.turn) return;
            const plot = told.plots.boundary?.[0];
            if (!plot) throw new Error(`the table has ${told.n_x} features; this page needs two: name them with --features a,b`);
            const of = (place) => plot.series[place].points.map(([x1, x2]) => ({ x: [x1, x2], y: place }));
            this.names = told.table.features;
            await this.use([...of(0), ...of(1)]);
        } catch (problem) {
            this.parts.said.textContent = problem.message;
        }
    }

    async use(points) {
        this.points = points;
        this.state.chosen = 0;
        this.#written();
        await this.reset();
        this.#lookAround();
    }

    add(x, y) {
        this.points.push({ x, y });
        this.state.chosen = this.points.length - 1;
        this.#written();
        this.refresh();
        this.#lookAround();
    }

    /** The points and the grid of the shading as tables that the lessons read. */
    #written() {
        const rows = this.points.map(({ x, y }) => `${x[0]},${x[1]},${y}`);
        const ends = (k) => {
            const values = [...this.points.map(({ x }) => x[k]), ...(this.points.length < 2 ? [-3, 3] : [])];
            const [low, high] = [Math.min(...values), Math.max(...values)];
            const margin = 0.05 * (high - low) || 1;
            return [low - margin, high + margin];
        };
        if (this.points.length !== 1 || !this.ranges) this.ranges = [ends(0), ends(1)];
        const [x1, x2] = this.ranges;
        const at = ([low, high], cell) => low + ((cell + 0.5) / CELLS) * (high - low);
        const cells = Array.from({ length: CELLS * CELLS }, (_, cell) => `${at(x1, cell % CELLS)},${at(x2, Math.floor(cell / CELLS))}`);
        const encoder = new TextEncoder();
        files.set(POINTS, encoder.encode(`x1,x2,label\n${rows.join("\n")}\n`));
        files.set(GRID, encoder.encode(`x1,x2\n${cells.join("\n")}\n`));
    }

    /** The cost all around, with b as it is: lesson 06 is asked for J at each of the weights. */
    async #lookAround() {
        const round = (this.round = (this.round ?? 0) + 1);
        this.surface = null;
        if (this.points.length === 0) return;
        const at = (look) => -REACH + (2 * REACH * look) / (LOOKS - 1);
        const surface = [];
        for (let row = 0; row < LOOKS; row++) {
            for (let column = 0; column < LOOKS; column++) {
                const told = await this.#ask(looks, "lesson06", "--data", POINTS, `--w=${at(column)},${at(row)}`, `--b=${this.state.b}`);
                if (round !== this.round) return;
                surface.push(told.j);
            }
        }
        this.surface = surface;
        this.#drawAll();
    }

    // --- The page

    #build(place) {
        const slider = (name, label, low, high, step, set) => {
            const number = element("output", {});
            const input = element("input", { type: "range", min: low, max: high, step, "aria-label": label, oninput: () => this.#moved(() => set(Number(input.value))) });
            this.inputs[name] = { input, number };
            return element("label", { className: "slider" }, element("span", {}, label), input, number);
        };
        const button = (text, onclick) => element("button", { type: "button", onclick }, text);
        this.inputs = {};
        const state = this.state;
        const parts = (this.parts = {
            sets: element("select", { "aria-label": "Data", onchange: () => this.load(parts.sets.value) }),
            click: element("select", { "aria-label": "A click in the picture" }, new Option("chooses the nearest point", "choose"), new Option("adds a point with label 0", "0"), new Option("adds a point with label 1", "1")),
            picture: element("canvas", { className: "picture", role: "img", tabIndex: 0, onclick: (event) => this.#clicked(event), onkeydown: (event) => this.#key(event) }),
            said: element("p", { className: "said", role: "alert" }),
            run: button("Run", () => this.run()),
            equations: element("pre", { className: "equations", role: "group", tabIndex: 0, "aria-label": "The chosen point, and the pass" }),
            curve: element("canvas", { className: "small", role: "img" }),
            surface: element("canvas", { className: "small", role: "img" }),
            confusion: element("table", { className: "confusion" }),
            table: element("textarea", { rows: 4, "aria-label": "A table of your own, as CSV", placeholder: "x1,x2,label\n0.5,1.2,1\n..." }),
            flags: element("input", { type: "text", size: 40, "aria-label": "Flags for the table", placeholder: "--label ill --positive yes --standardize" }),
            x1: element("input", { type: "number", step: "any", value: 0, "aria-label": "x1 of a new point" }),
            x2: element("input", { type: "number", step: "any", value: 0, "aria-label": "x2 of a new point" }),
            y: element("select", { "aria-label": "Label of a new point" }, new Option("label 0", "0"), new Option("label 1", "1")),
        });
        Object.entries(SETS).forEach(([name, label]) => parts.sets.append(new Option(label, name)));
        const legend = (text, ...children) => element("fieldset", {}, element("legend", {}, text), ...children);
        place.replaceChildren(
            legend("Data", parts.sets, " A click ", parts.click),
            parts.said,
            element("div", { className: "columns" },
                element("div", {}, parts.picture, parts.curve),
                element("div", {},
                    legend("The neuron",
                        slider("w1", "w1", -REACH, REACH, 0.01, (value) => (state.w = [value, state.w[1]])),
                        slider("w2", "w2", -REACH, REACH, 0.01, (value) => (state.w = [state.w[0], value])),
                        slider("b", "b", -REACH, REACH, 0.01, (value) => (state.b = value))),
                    legend("Learning",
                        // From 0.001 to 1000: each step of the slider is the same factor.
                        slider("rate", "learning rate", -3, 3, 0.05, (value) => (state.rate = Number((10 ** value).toPrecision(2)))),
                        element("div", { className: "row" }, button("Step", () => this.stepOnce()), parts.run, button("Reset", () => this.reset()))),
                    legend("Answering", slider("threshold", "threshold", 0.01, 0.99, 0.01, (value) => (state.threshold = value)), parts.confusion)),
                element("div", {}, parts.equations, parts.surface)),
            legend("Points of your own",
                element("div", { className: "row" }, parts.x1, parts.x2, parts.y, button("Add", () => this.add([Number(parts.x1.value), Number(parts.x2.value)], Number(parts.y.value))), button("Choose the next point", () => this.#choose(1))),
                element("p", {}, "Or paste a table with two features. It stays in this tab."),
                parts.table,
                element("div", { className: "row" }, parts.flags, button("Use the table", () => {
                    files.set(OWN, new TextEncoder().encode(parts.table.value));
                    this.read(["--data", OWN, ...words(parts.flags.value)]);
                }))),
        );
        new ResizeObserver(() => this.#drawAll()).observe(place);
        new MutationObserver(() => this.#drawAll()).observe(document.documentElement, { attributeFilter: ["class"] });
    }

    #moved(set) {
        set();
        this.#numbers();
        return this.refresh();
    }

    #sliders() {
        const { w, b, rate, threshold } = this.state;
        const values = { w1: w[0], w2: w[1], b, rate: Math.log10(rate), threshold };
        for (const [name, value] of Object.entries(values)) this.inputs[name].input.value = value;
        this.#numbers();
    }

    #numbers() {
        const { w, b, rate, threshold } = this.state;
        const values = { w1: w[0].toFixed(2), w2: w[1].toFixed(2), b: b.toFixed(2), rate, threshold: threshold.toFixed(2) };
        for (const [name, value] of Object.entries(values)) this.inputs[name].number.textContent = value;
    }

    #labels() {
        this.parts.run.textContent = this.running ? "Pause" : "Run";
    }

    #choose(ahead) {
        const count = this.points.length;
        if (count === 0) return;
        this.state.chosen = (this.state.chosen + ahead + count) % count;
        this.refresh();
    }

    #key(event) {
        const ahead = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (ahead === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        this.#choose(ahead);
    }

    #clicked(event) {
        const { left, top, width, height } = this.parts.picture.getBoundingClientRect();
        const [x1, x2] = this.ranges;
        const across = (event.clientX - left) / width;
        const up = 1 - (event.clientY - top) / height;
        const x = [x1[0] + across * (x1[1] - x1[0]), x2[0] + up * (x2[1] - x2[0])].map((value) => Number(value.toFixed(3)));
        if (this.parts.click.value !== "choose") return this.add(x, Number(this.parts.click.value));
        // Which point the reader meant is a matter of the picture.
        const far = ({ x: [a, b] }) => Math.hypot((a - x[0]) / (x1[1] - x1[0]), (b - x[1]) / (x2[1] - x2[0]));
        if (this.points.length === 0) return;
        this.state.chosen = this.points.reduce((best, point, index) => (far(point) < far(this.points[best]) ? index : best), 0);
        this.refresh();
    }

    #drawAll() {
        const { parts, shown, state } = this;
        if (!this.ranges) return;
        draw(parts.picture, { points: this.points, chosen: state.chosen, ranges: this.ranges, cells: CELLS, shades: shown?.shades, lines: shown?.lines, names: this.names });
        drawCurve(parts.curve, this.costs);
        drawSurface(parts.surface, { surface: this.surface, looks: LOOKS, reach: REACH, path: [...this.path, state.w] });
        parts.equations.textContent = shown ? told(this) : "";
        if (shown) parts.confusion.replaceChildren(...counts(shown.judged));
    }
}

const six = (value) => (value === null || value === undefined ? "none" : Number(value).toFixed(6));

/** The chosen point by lesson 05, and the pass over all by lesson 06. */
function told({ shown: { pass, example }, points, state }) {
    const { x: [x1, x2], y } = points[state.chosen];
    const [w1, w2] = state.w;
    return [
        `point ${state.chosen + 1}: x = (${x1}, ${x2}), y = ${y}`,
        `z  = w1 x1 + w2 x2 + b = ${six(example.z)}`,
        `a  = sigma(z)          = ${six(example.a)}`,
        `L                      = ${six(example.loss)}`,
        `dz = a - y             = ${six(example.dz)}`,
        `dw = (x1 dz, x2 dz)    = (${example.dw.map(six).join(", ")})`,
        `db = dz                = ${six(example.db)}`,
        "",
        `all ${points.length} points, after ${state.steps} steps:`,
        `w  = (${six(w1)}, ${six(w2)}), b = ${six(state.b)}`,
        `J  = ${six(pass.j)}`,
        `dw = (${pass.dw.map(six).join(", ")}), db = ${six(pass.db)}`,
    ].join("\n");
}

function counts({ confusion: { tp, fp, tn, fn }, precision, recall, accuracy }) {
    const row = (head, ...cells) => element("tr", {}, element("th", { scope: "row" }, head), ...cells.map((cell) => element("td", {}, String(cell))));
    return [
        element("tr", {}, element("td", {}), element("th", { scope: "col" }, "label 1"), element("th", { scope: "col" }, "label 0")),
        row("answer 1", tp, fp),
        row("answer 0", fn, tn),
        row("precision, recall", precision === null ? "none" : precision.toFixed(4), recall === null ? "none" : recall.toFixed(4)),
        row("accuracy", accuracy.toFixed(4)),
    ];
}

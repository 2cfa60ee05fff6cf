// The page "A digit, drawn by hand". Lesson 09 trains ten neurons, and asks each of them about the drawing.

import { drawCells } from "./drawing.js";
import { element } from "./html.js";
import { Runner, SITE, files } from "./runner.js";

const DATA = "shared/data/digits.csv";
const DRAWN = "drawn.csv";
const SIDE = 8;
/** What a pixel of full ink holds, in the data. */
const INK = 16;
/** So many steps are taken before the pictures are drawn again. */
const STEPS = 10;
const RATE = "0.1";

export function start(place) {
    place.page = new Page(place);
}

class Page {
    constructor(place) {
        // Two workers, for most machines have two cores.
        this.runners = [new Runner(), new Runner()];
        this.pixels = new Array(SIDE * SIDE).fill(0);
        this.cell = 0;
        this.neurons = Array.from({ length: 10 }, (_, digit) => ({ digit, model: `digit-${digit}.json`, steps: 0, w: null, chance: null }));
        this.learning = false;
        this.#build(place);
        this.ready = this.#load();
    }

    async #load() {
        const text = await (await fetch(`${SITE}files/${DATA}`)).text();
        const [header, ...rows] = text.trim().split(/\r?\n/).map((line) => line.split(","));
        this.header = header.slice(0, -1);
        this.rows = rows.map((row) => row.map(Number));
        this.example = 0;
        this.#take(this.rows[0]);
    }

    // --- Asking the lesson

    async #train(neuron, steps) {
        const from = neuron.steps > 0 ? ["--from", neuron.model] : ["--positive", neuron.digit, "--standardize"];
        const args = ["train", "--data", DATA, ...from, "--learning-rate", RATE, "--iterations", steps, "--model", neuron.model, "--json"];
        const ended = await this.runners[neuron.digit % 2].run("lesson09", args.map(String));
        if (ended.status !== 0) throw new Error(ended.err.trim());
        const told = JSON.parse(ended.out);
        Object.assign(neuron, { w: told.w, accuracy: told.train_accuracy, steps: neuron.steps + steps });
    }

    async #ask(neuron) {
        const ended = await this.runners[neuron.digit % 2].run("lesson09", ["predict", "--model", neuron.model, "--data", DRAWN, "--json"]);
        if (ended.status !== 0) throw new Error(ended.err.trim());
        neuron.chance = JSON.parse(ended.out).probabilities[0];
    }

    /** One round: every neuron takes its steps, and says what it thinks of the drawing. */
    async round() {
        await Promise.all(this.neurons.map((neuron) => this.#train(neuron, STEPS)));
        await this.answer();
    }

    async answer() {
        files.set(DRAWN, new TextEncoder().encode(`${this.header.join(",")}\n${this.pixels.join(",")}\n`));
        await Promise.all(this.neurons.filter(({ steps }) => steps > 0).map((neuron) => this.#ask(neuron)));
        this.#show();
    }

    async #learn() {
        this.learning = !this.learning;
        this.#show();
        try {
            await this.ready;
            while (this.learning) await this.round();
        } catch (problem) {
            this.learning = false;
            this.parts.said.textContent = problem.message;
        }
        this.#show();
    }

    #reset() {
        this.learning = false;
        this.neurons.forEach((neuron) => Object.assign(neuron, { steps: 0, w: null, chance: null }));
        this.#show();
    }

    // --- The drawing

    #take(row) {
        this.pixels = row.slice(0, SIDE * SIDE);
        this.#changed();
    }

    /** Ink where the pen is, and a little around it, as a scanned line has. */
    #ink(cell) {
        const [row, column] = [Math.floor(cell / SIDE), cell % SIDE];
        this.pixels[cell] = INK;
        for (const [down, right] of [[0, 1], [0, -1], [1, 0], [-1, 0]]) {
            const [y, x] = [row + down, column + right];
            if (Math.min(y, x) < 0 || Math.max(y, x) >= SIDE) continue;
            const beside = y * SIDE + x;
            this.pixels[beside] = Math.max(this.pixels[beside], 4);
        }
        this.#changed();
    }

    #changed() {
        this.#show();
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => this.answer().catch((problem) => (this.parts.said.textContent = problem.message)), 30);
    }

    #pointed(event) {
        if (event.buttons === 0) return;
        const { left, top, width, height } = this.parts.pad.getBoundingClientRect();
        const [x, y] = [((event.clientX - left) / width) * SIDE, ((event.clientY - top) / height) * SIDE].map(Math.floor);
        if (Math.min(x, y) < 0 || Math.max(x, y) >= SIDE) return;
        this.cell = y * SIDE + x;
        this.#ink(this.cell);
    }

    #key(event) {
        const move = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: SIDE, ArrowUp: -SIDE }[event.key];
        if (move === undefined && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        if (move === undefined) return this.#ink(this.cell);
        this.cell = (this.cell + move + SIDE * SIDE) % (SIDE * SIDE);
        this.#show();
    }

    // --- The page

    #build(place) {
        const button = (text, onclick) => element("button", { type: "button", onclick }, text);
        const pointed = (event) => this.#pointed(event);
        const parts = (this.parts = {
            learn: button("Learn", () => this.#learn()),
            told: element("p", { role: "status" }),
            said: element("p", { className: "said", role: "alert" }),
            pad: element("canvas", { className: "pad", role: "img", tabIndex: 0, onpointerdown: pointed, onpointermove: pointed, onkeydown: (event) => this.#key(event) }),
            cards: this.neurons.map(({ digit }) => ({ weights: element("canvas", { className: "weights", role: "img" }), chance: element("meter", { min: 0, max: 1, "aria-label": `chance of ${digit}` }), text: element("span", {}) })),
        });
        const card = ({ weights, chance, text }, digit) => element("li", {}, element("strong", {}, String(digit)), weights, chance, text);
        const legend = (text, ...children) => element("fieldset", {}, element("legend", {}, text), ...children);
        place.replaceChildren(
            parts.said,
            element("div", { className: "columns" },
                legend("Your digit", parts.pad,
                    element("p", { className: "hint" }, "Draw with a mouse or a finger; or with the arrow keys, and the space bar for ink."),
                    element("div", { className: "row" },
                        button("Clear", () => this.#take(new Array(SIDE * SIDE).fill(0))),
                        button("One pixel to the right", () => this.#take(this.pixels.map((_, cell) => (cell % SIDE ? this.pixels[cell - 1] : 0)))),
                        button("A scanned digit", () => this.#take(this.rows[(this.example = (this.example + 1) % this.rows.length)])))),
                legend("Ten neurons", element("div", { className: "row" }, parts.learn, button("Reset", () => this.#reset())), parts.told,
                    element("ol", { className: "neurons" }, ...parts.cards.map(card)))),
        );
        new ResizeObserver(() => this.#show()).observe(place);
        new MutationObserver(() => this.#show()).observe(document.documentElement, { attributeFilter: ["class"] });
    }

    #show() {
        const { parts, neurons } = this;
        parts.learn.textContent = this.learning ? "Pause" : "Learn";
        drawCells(parts.pad, this.pixels.map((pixel) => pixel / INK), SIDE, { ink: true, marked: this.cell });
        parts.pad.setAttribute("aria-label", `Your drawing, ${SIDE} by ${SIDE} pixels. The pen is in row ${Math.floor(this.cell / SIDE) + 1}, column ${(this.cell % SIDE) + 1}.`);
        neurons.forEach(({ digit, w, chance, accuracy }, place) => {
            const { weights, chance: meter, text } = parts.cards[place];
            const largest = Math.max(...(w ?? [1]).map(Math.abs)) || 1;
            drawCells(weights, (w ?? new Array(SIDE * SIDE).fill(0)).map((weight) => weight / largest), SIDE, {});
            weights.setAttribute("aria-label", w ? `The weights of the neuron for ${digit}. It is right in ${(100 * accuracy).toFixed(2)} % of the scanned digits.` : `The weights of the neuron for ${digit}: it has not learned yet.`);
            meter.value = chance ?? 0;
            text.textContent = chance === null ? "" : chance.toFixed(4);
        });
        const [best] = [...neurons].filter(({ chance }) => chance !== null).sort((one, other) => other.chance - one.chance);
        const steps = neurons[0].steps;
        parts.told.textContent = best ? `After ${steps} steps: most like a ${best.digit}, with a chance of ${best.chance.toFixed(4)}.` : "They have not learned yet.";
    }
}

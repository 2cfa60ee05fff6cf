// Below a command: its flags, the button that runs it, and what it prints.

import { element } from "./html.js";
import { Runner, files, typed, words } from "./runner.js";

/** What these print is timed, so that a second run for the figures would show other numbers. */
const TIMED = /^(lesson07|lesson08)$/;

/** A run that took longer is not made again for its figures. */
const PATIENCE_MS = 3000;

/** All commands of a page take turns in one worker; so a program is compiled once. */
const runner = new Runner();
const drawer = new Runner();

export class Panel {
    #place;
    #parts = null;

    constructor({ program, feature, flags }, place) {
        this.program = program;
        this.flags = flags;
        this.feature = feature;
        this.#place = place;
        const label = `Run ${program} ${flags}`.trim();
        this.button = element("button", { type: "button", className: "run", onclick: () => this.open(), "aria-label": label }, "Run");
    }

    /** Shows the panel, and runs. */
    open(flags = this.flags) {
        if (!this.#parts) this.#build();
        this.#parts.flags.value = flags;
        this.#parts.panel.scrollIntoView({ block: "nearest" });
        this.#run();
    }

    #build() {
        const parts = {
            flags: element("input", { type: "text", className: "flags", spellcheck: false, autocapitalize: "off", autocomplete: "off" }),
            run: element("button", { type: "submit" }, "Run"),
            stop: element("button", { type: "button", disabled: true, onclick: () => runner.stop() }, "Stop"),
            link: element("button", { type: "button", onclick: () => this.#copyLink() }, "Copy link"),
            file: element("input", { type: "file", onchange: () => this.#take(parts.file.files) }),
            printed: element("pre", { className: "printed", role: "group", tabIndex: 0, "aria-label": `What ${this.program} prints` }),
            figures: element("div", { className: "drawn" }),
            status: element("p", { className: "status", role: "status" }),
            kept: element("p", { className: "kept" }),
        };
        const form = element(
            "form",
            {
                onsubmit: (event) => {
                    event.preventDefault();
                    this.#run();
                },
            },
            element("label", { className: "line" }, element("span", {}, `cargo run -p ${this.program} -- `), parts.flags),
            element("div", { className: "row" }, parts.run, parts.stop, parts.link, element("label", { className: "file" }, "A file of yours: ", parts.file)),
        );
        parts.panel = element("section", { className: "panel", "aria-label": `${this.program}, run in this page` }, form, parts.status, parts.printed, parts.figures, parts.kept);
        parts.panel.addEventListener("dragover", (event) => event.preventDefault());
        parts.panel.addEventListener("drop", (event) => {
            event.preventDefault();
            this.#take(event.dataTransfer.files);
        });
        if (this.feature) {
            form.append(element("p", { className: "note" }, `In a browser the feature ${this.feature} is not there; the lesson runs without it.`));
        }
        this.#parts = parts;
        this.#place(parts.panel);
    }

    async #run() {
        const { flags, run, stop, printed, figures, status, kept } = this.#parts;
        const args = words(flags.value);
        printed.replaceChildren();
        figures.replaceChildren();
        kept.replaceChildren();
        status.textContent = "running ...";
        run.disabled = true;
        stop.disabled = false;
        const start = performance.now();
        try {
            const ended = await runner.run(this.program, args, {
                out: (text) => printed.append(text),
                err: (text) => printed.append(element("span", { className: "error" }, text)),
            });
            const elapsed = performance.now() - start;
            status.textContent = ended.stopped ? "stopped" : `ended with exit status ${ended.status} after ${Math.round(elapsed)} ms`;
            kept.replaceChildren(...this.#written(ended.written));
            if (ended.status === 0 && elapsed < PATIENCE_MS && !TIMED.test(this.program)) await draw(this.program, args, figures);
        } catch (problem) {
            status.textContent = `could not run: ${problem.message}`;
        } finally {
            run.disabled = false;
            stop.disabled = true;
            this.#parts.panel.dataset.runs = Number(this.#parts.panel.dataset.runs ?? 0) + 1;
        }
    }

    /** Files that the program wrote: they can be kept, and named in the next command. */
    #written(paths) {
        return paths.flatMap((path) => {
            const url = URL.createObjectURL(new Blob([files.get(path)]));
            return [element("a", { href: url, download: path.split("/").pop() }, `Download ${path}`), " (it can be named in the next command of this page) "];
        });
    }

    /** The reader's own file: the program finds it under its name. */
    async #take(chosen) {
        const { flags, status } = this.#parts;
        for (const file of chosen) {
            files.set(file.name, new Uint8Array(await file.arrayBuffer()));
            flags.value = withFile(this.program, flags.value, file);
            status.textContent = `${file.name}, ${file.size} bytes: it stays in this tab. Press Run.`;
        }
    }

    async #copyLink() {
        const url = new URL(location.href);
        url.search = new URLSearchParams({ run: this.program, flags: this.#parts.flags.value });
        url.hash = "";
        try {
            await navigator.clipboard.writeText(url.href);
            this.#parts.status.textContent = "The link is in the clipboard.";
        } catch {
            history.replaceState(null, "", url);
            this.#parts.status.textContent = "The link is in the address bar.";
        }
    }
}

/** The flags with this file in place of the one that they name: a model, the data, or a picture. */
function withFile(program, line, file) {
    const isModel = file.name.endsWith(".json");
    const flag = isModel ? "--model" : program === "lesson01" ? "--image" : "--data";
    const args = words(line);
    const place = args.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
    if (place < 0) args.push(flag, file.name);
    else if (args[place] === flag) args.splice(place + 1, 1, file.name);
    else args.splice(place, 1, `${flag}=${file.name}`);
    return args.map(typed).join(" ");
}

/** The plots of a run, drawn by the program that draws those of the chapters. */
async function draw(program, args, figures) {
    const isTold = args.some((word) => ["--json", "--help", "-h", "bench"].includes(word));
    if (isTold) return;
    const told = await drawer.run(program, [...args.filter((word) => word !== "--pause"), "--json", "--plots"]);
    if (told.status !== 0) return;
    for (const [section, plots] of Object.entries(JSON.parse(told.out).plots ?? {})) {
        if (plots.length === 0) continue;
        const drawn = await drawer.run("figure", ["--bare"], { input: JSON.stringify(plots) });
        if (drawn.status !== 0) continue;
        const svg = new DOMParser().parseFromString(drawn.out, "image/svg+xml").documentElement;
        figures.append(element("figure", { className: "drawing", "data-section": section }, document.importNode(svg, true)));
    }
}

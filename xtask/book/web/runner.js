// Starts programs in a worker, and hands on what they write.

/** The folder of the whole site. */
export const SITE = new URL("..", import.meta.url).href;

/** What the reader chose, dropped or typed, and what programs wrote, by path. It stays in this tab. */
export const files = new Map();

/** The paths of the files that are part of the course. */
let course;

/** A worker that runs one program at a time. */
export class Runner {
    #worker = null;
    #last = Promise.resolve();
    #stop = () => {};
    #id = 0;

    /**
     * Runs a program to its end, after those that were asked for before. `out` and `err` get each piece of text as it comes.
     *
     * Resolves to { status, out, err, written, stopped }; status is null where it was stopped.
     */
    run(program, args, { input = "", out = () => {}, err = () => {} } = {}) {
        const turn = this.#last.then(() => this.#start(program, args, new TextEncoder().encode(input), { out, err }));
        this.#last = turn.catch(() => {});
        return turn;
    }

    /** Ends the program that runs. */
    stop() {
        this.#stop();
    }

    async #start(program, args, input, tell) {
        course ??= fetch(`${SITE}files.json`).then((response) => response.json());
        const known = await course;
        this.#worker ??= new Worker(new URL("worker.js", import.meta.url), { type: "module" });
        const worker = this.#worker;
        const id = ++this.#id;
        return new Promise((resolve, reject) => {
            const said = { out: "", err: "" };
            const leave = () => {
                worker.terminate();
                this.#worker = null;
            };
            this.#stop = () => {
                leave();
                resolve({ status: null, ...said, written: [], stopped: true });
            };
            worker.onerror = (event) => {
                leave();
                reject(new Error(event.message || "the program cannot be started"));
            };
            worker.onmessage = ({ data }) => {
                if (data.id !== id) return;
                for (const stream of ["out", "err"]) {
                    if (data[stream] === undefined) continue;
                    said[stream] += data[stream];
                    tell[stream](data[stream]);
                }
                if (data.failed !== undefined) reject(new Error(data.failed));
                if (data.ended === undefined) return;
                this.#stop = () => {};
                data.written.forEach(([path, bytes]) => files.set(path, bytes));
                resolve({ status: data.ended, ...said, written: data.written.map(([path]) => path), stopped: false });
            };
            worker.postMessage({ id, site: SITE, course: known, program, args, input, files });
        });
    }
}

/** The words of a command line, parted as a shell parts them: by blanks, and quoted words stay whole. */
export function words(line) {
    const parts = line.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g) ?? [];
    return parts.map((part) => part.replace(/"([^"]*)"|'([^']*)'/g, "$1$2"));
}

/** A word as it must be typed. */
export function typed(word) {
    return /[\s"']/.test(word) ? `"${word.replaceAll('"', "'")}"` : word;
}

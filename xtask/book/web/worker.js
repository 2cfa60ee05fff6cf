// Runs one program after the other: a lesson, or `figure`, compiled to WebAssembly. It is a worker, so that the page goes on
// meanwhile, and a run that takes too long can be stopped.

import WASI from "./vendor/browser_wasi_shim/wasi.js";
import { Fd } from "./vendor/browser_wasi_shim/fd.js";
import { Directory, File, OpenFile, PreopenDirectory } from "./vendor/browser_wasi_shim/fs_mem.js";
import { ERRNO_SUCCESS } from "./vendor/browser_wasi_shim/wasi_defs.js";

/** What a shell reports of a program that a panic ended. */
const ABORTED = 134;

/** Where a lesson leaves the message of a panic that it wants to show: `caught` in lesson 10 says why. */
const PANIC = /^target\/panic-\d+$/;

/** The compiled programs, by name. */
const programs = new Map();

self.onmessage = async ({ data: { id, site, course, program, args, input, files } }) => {
    const say = (message) => self.postMessage({ id, ...message });
    try {
        if (!programs.has(program)) programs.set(program, compile(`${site}programs/${program}.wasm`));
        const module = await programs.get(program);
        const remote = course.map((path) => [path, new Remote(`${site}files/${path}`)]);
        say(runToItsEnd(module, [program, ...args], input, remote, files, say));
    } catch (problem) {
        programs.delete(program);
        say({ failed: String(problem?.message ?? problem) });
    }
};

async function compile(url) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
    const is_typed = response.headers.get("Content-Type")?.startsWith("application/wasm");
    return is_typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** Starts a program again as long as it leaves a message of a panic that it wants to show. */
function runToItsEnd(module, args, input, remote, files, say) {
    const panics = new Map();
    const streams = [new Out("out", say), new Out("err", say)];
    for (;;) {
        const own = [...files, ...panics].map(([path, bytes]) => [path, new File(bytes)]);
        streams.forEach((stream) => stream.rewind());
        const { status, written } = run(module, args, new OpenFile(new File(input)), streams, [...remote, ...own]);
        const [message] = written.filter(([path]) => PANIC.test(path));
        if (status !== ABORTED || message === undefined) return { ended: status, written };
        panics.set(...message);
    }
}

/** One run: its exit status, and the files that are new or other than before. */
function run(module, args, input, streams, entries) {
    const root = tree(entries);
    const own = entries.filter(([, file]) => !(file instanceof Remote));
    const before = new Map(own.map(([path, file]) => [path, file.data]));
    const wasi = new WASI(args, [], [input, ...streams, new PreopenDirectory(".", root)], { debug: false });
    const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasi.wasiImport });
    let status;
    try {
        status = wasi.start(instance);
    } catch (problem) {
        // After a panic the program executes an instruction that stops it.
        if (!(problem instanceof WebAssembly.RuntimeError)) throw problem;
        status = ABORTED;
    }
    const after = leaves(root).filter(([, file]) => !(file instanceof Remote));
    const written = after.filter(([path, file]) => before.get(path) !== file.data);
    return { status, written: written.map(([path, file]) => [path, file.data]) };
}

/** Standard output or standard error: what is written goes to the page at once. */
class Out extends Fd {
    constructor(name, say) {
        super();
        this.decoder = new TextDecoder();
        this.write = (text) => say({ [name]: text });
        this.told = 0;
        this.repeated = 0;
    }

    /** The program starts again, and writes again what was told already. */
    rewind() {
        this.repeated = this.told;
    }

    fd_write(data) {
        const known = Math.min(this.repeated, data.byteLength);
        this.repeated -= known;
        this.told += data.byteLength - known;
        if (known < data.byteLength) this.write(this.decoder.decode(data.subarray(known), { stream: true }));
        return { ret: ERRNO_SUCCESS, nwritten: data.byteLength };
    }
}

/** A file of the course: fetched when a program reads it for the first time. */
class Remote extends File {
    static fetched = new Map();

    constructor(url) {
        super([]);
        this.url = url;
    }

    get data() {
        if (this.url === undefined) return new Uint8Array();
        if (!Remote.fetched.has(this.url)) {
            const request = new XMLHttpRequest();
            // A program that reads cannot wait for a promise.
            request.open("GET", this.url, false);
            request.responseType = "arraybuffer";
            request.send();
            if (request.status !== 200) throw new Error(`${this.url}: ${request.status} ${request.statusText}`);
            Remote.fetched.set(this.url, new Uint8Array(request.response));
        }
        return Remote.fetched.get(this.url);
    }

    set data(_) {
        // The files of the course stay as they are.
    }
}

/** Folders of files by their paths. There is always a folder `target`, as beside the course's own programs. */
function tree(entries) {
    const root = new Map([["target", new Directory(new Map())]]);
    for (const [path, file] of entries) {
        const names = path.split("/");
        const name = names.pop();
        const folder = names.reduce((contents, part) => {
            if (!contents.has(part)) contents.set(part, new Directory(new Map()));
            return contents.get(part).contents;
        }, root);
        folder.set(name, file);
    }
    return root;
}

/** The files below a folder, by their paths. */
function leaves(contents, folder = "") {
    return [...contents].flatMap(([name, entry]) =>
        entry instanceof Directory ? leaves(entry.contents, `${folder}${name}/`) : [[folder + name, entry]],
    );
}

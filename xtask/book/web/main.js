// What every page does: commands that run, predictions before answers, blocks that the keyboard can scroll, and the pages to
// play with.

import { commands } from "./commands.js";
import { predictions } from "./predictions.js";
import { scrollable } from "./scrollable.js";

const content = document.querySelector("#mdbook-content main");

// The table of contents, shown in a frame where there are no scripts, has none.
if (content) {
    predictions(content);
    commands(content);
    scrollable(content);
}

for (const name of ["neuron", "digits"]) {
    const place = document.getElementById(name);
    if (place) import(`./${name}.js`).then((page) => page.start(place));
}

// What every page does: commands that run, predictions before answers, and the pages to play with.

import { commands } from "./commands.js";
import { predictions } from "./predictions.js";

const content = document.querySelector("#mdbook-content main");

predictions(content);
commands(content);

for (const name of ["neuron", "digits"]) {
    const place = document.getElementById(name);
    if (place) import(`./${name}.js`).then((page) => page.start(place));
}

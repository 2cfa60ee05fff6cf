// Every command in a text that runs a lesson gets a button that runs it, below the text, with flags that can be edited.

import { element } from "./html.js";
import { Panel } from "./panel.js";

const COMMAND = /^cargo run (?:--release )?-p (lesson\d\d)(?: --features (\w+))?(?: -- (.*?))?(?:\s+#.*)?$/;

export function commands(content) {
    const panels = [];
    for (const code of content.querySelectorAll("code")) {
        const block = code.closest("pre");
        if (block) panels.push(...ofBlock(block, code));
        else if (COMMAND.test(line(code.textContent))) panels.push(inline(code));
    }
    openLinked(content, panels.filter(Boolean));
}

const line = (text) => text.replace(/\s+/g, " ").trim();

function parse(text) {
    const [, program, feature, flags = ""] = line(text).match(COMMAND);
    return { program, feature, flags };
}

/** A command within a sentence: the button stands behind it, and the panel below its paragraph. */
function inline(code) {
    const panel = new Panel(parse(code.textContent), (made) => below(code, made));
    code.after(" ", panel.button);
    return panel;
}

/** Commands in a block, one a line: a button for each below it. */
function ofBlock(block, code) {
    const found = code.textContent.split("\n").filter((text) => COMMAND.test(line(text)));
    if (found.length === 0) return [];
    const row = element("div", { className: "commands" });
    (block.parentElement.matches("pre, .buttons") ? block.parentElement : block).after(row);
    return found.map((text) => {
        const command = parse(text);
        const panel = new Panel(command, (made) => row.after(made));
        if (found.length > 1) panel.button.textContent = `Run ${command.program} ${command.flags}`.trim();
        row.append(panel.button);
        return panel;
    });
}

function below(code, panel) {
    const item = code.closest("p, li, td");
    if (item.matches("td")) return item.closest("table").after(panel);
    if (item.matches("p")) return item.after(panel);
    const folded = [...item.children].find((child) => child.matches("details, ul, ol, p"));
    if (folded) folded.before(panel);
    else item.append(panel);
}

/** `?run=lesson06&flags=...` opens the page with this run. */
function openLinked(content, panels) {
    const asked = new URLSearchParams(location.search);
    const program = asked.get("run");
    if (!/^lesson\d\d$/.test(program ?? "")) return;
    const flags = asked.get("flags") ?? "";
    const same = panels.find((panel) => panel.program === program && panel.flags === flags);
    const panel = same ?? new Panel({ program, flags }, (made) => content.querySelector("h1").after(made));
    panel.open(flags);
}

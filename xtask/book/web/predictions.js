// A prediction hides what answers it, until the reader has committed to an answer, or asks to see it.

import { element } from "./html.js";

const HEADING = /^H[1-6]$/;

export function predictions(content) {
    const questions = [...content.children].filter(isQuestion);
    questions.forEach(cover);
    // A link that leads to something hidden shows it.
    const reveal = () => {
        const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
        target?.closest?.(".answer")?.dispatchEvent(new Event("beforematch", { bubbles: true }));
    };
    addEventListener("hashchange", reveal);
    reveal();
}

function isQuestion(paragraph) {
    return paragraph.tagName === "P" && /^Predict\b/.test(paragraph.firstElementChild?.textContent ?? "");
}

/** What stands between the question and the next heading, or the next question, is its answer. */
function cover(question) {
    const hidden = [];
    for (let next = question.nextElementSibling; next && !HEADING.test(next.tagName) && !isQuestion(next); ) {
        hidden.push(next);
        next = next.nextElementSibling;
    }
    if (hidden.length === 0) return;
    const answer = element("div", { className: "answer" });
    answer.setAttribute("hidden", "until-found");
    question.after(answer);
    answer.append(...hidden);

    const input = element("input", { type: "text", autocomplete: "off", size: 30 });
    const form = element(
        "form",
        { className: "prediction" },
        element("label", {}, "Your prediction ", input),
        element("button", { type: "submit" }, "That is my answer"),
        element("button", { type: "button", onclick: () => show() }, "Show it"),
    );
    const show = () => {
        const said = input.value.trim();
        form.replaceWith(element("p", { className: "predicted" }, said ? `You said: ${said}` : "Shown without a prediction."));
        answer.removeAttribute("hidden");
    };
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (input.value.trim() === "") input.focus();
        else show();
    });
    answer.addEventListener("beforematch", () => form.isConnected && show());
    question.after(form);
}

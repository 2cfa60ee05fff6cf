// Elements, made in one line.

/** An element with properties, and children that are elements or texts. */
export function element(name, properties = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
        if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
        else if (key in made) made[key] = value;
        else made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
}

// What is wider than its place is reached by the keyboard too, so that it can be scrolled without a mouse. Not every browser
// does that by itself.

export function scrollable(content) {
    const blocks = content.querySelectorAll("pre > code, .table-wrapper");
    const mark = () => {
        for (const block of blocks) {
            if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
            else block.removeAttribute("tabindex");
        }
    };
    new ResizeObserver(mark).observe(content);
}

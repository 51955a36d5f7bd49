"""What is wrong with the text of an open page, measured in the browser."""

from typing import Any

SMALLEST = 11
# Boxes of text are higher than its letters; two that share less do not touch.
SLACK = 3
FIND = """
([smallest, slack]) => {
    const faults = [];
    const isShown = box => box.width > 0 && box.height > 0;
    const say = (what, text) => faults.push(`${what}: ${text.trim().slice(0, 60)}`);
    const texts = [...document.querySelectorAll('svg text')].filter(
        text => text.textContent.trim() && isShown(text.getBoundingClientRect()));
    for (const text of texts) {
        const matrix = text.getScreenCTM();
        const size = Math.hypot(matrix.a, matrix.b)
            * parseFloat(getComputedStyle(text).fontSize);
        if (size < smallest - 0.05) say(`${size.toFixed(1)} px`, text.textContent);
    }
    for (const drawing of document.querySelectorAll('.drawing, .range-sizes')) {
        const within = drawing.getBoundingClientRect();
        // The box of words that are turned is larger than they are.
        const isLevel = text => Math.abs(text.getScreenCTM().b) < 0.01;
        const boxes = texts.filter(text => drawing.contains(text) && isLevel(text))
            .map(text => [text.textContent, text.getBoundingClientRect()]);
        boxes.forEach(([words, box], place) => {
            if (box.left < within.left - slack || box.right > within.right + slack
                || box.top < within.top - slack || box.bottom > within.bottom + slack)
                say('cut', words);
            for (const [others, other] of boxes.slice(place + 1)) {
                const across = Math.min(box.right, other.right)
                    - Math.max(box.left, other.left);
                const down = Math.min(box.bottom, other.bottom)
                    - Math.max(box.top, other.top);
                if (across > slack && down > slack)
                    say('touch', `${words} | ${others}`);
            }
        });
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
        const node = walker.currentNode, parent = node.parentElement;
        if (parent.closest('svg, script, style, pre, code, .skip')) continue;
        for (const word of node.data.matchAll(/[\\p{L}\\p{N}.,%]+/gu)) {
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const lines = new Set([...range.getClientRects()].filter(isShown)
                .map(box => Math.round(box.top)));
            if (lines.size > 1) say('broken', word[0]);
            if (lines.size && parseFloat(getComputedStyle(parent).fontSize) < smallest)
                say('small', word[0]);
        }
    }
    return [...new Set(faults)];
}
"""


def faults_of(page: Any) -> list[str]:
    """Return each text that is too small, cut, broken or touches another."""
    return page.evaluate(FIND, [SMALLEST, SLACK])

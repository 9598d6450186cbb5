/** Text with white space, quotation marks, dashes and soft hyphens evened out, so that a line break or a typesetter's habit is no difference. */
export const evened = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/\u00ad/g, "")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚‹›]/g, "'")
    .replace(/[‐‑‒–—]/g, "-")
    .replace(/\s+/g, " ")
    .trim();

/** Whether a quote stands in a text; `…`, `...` and `[…]` stand for words left out, what is between them must come in order. */
export function findsQuote(text: string, quote: string): boolean {
  const within = evened(text);
  let from = 0;
  for (const part of evened(quote).split(/\s*\[?(?:…|\.\.\.)\]?\s*/)) {
    const at = within.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}

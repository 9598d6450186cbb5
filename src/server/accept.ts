/** The type among those offered that a reader's Accept header likes best; the first where it likes none or all alike. */
export function preferred(accept: string | null, offered: readonly string[]): string | undefined {
  let [best, liking] = [offered[0], 0];
  for (const part of (accept ?? "").split(",").slice(0, 32)) {
    const [range = "", ...settings] = part.split(";").map((s) => s.trim().toLowerCase());
    const written = settings.find((s) => s.startsWith("q="));
    const quality = written === undefined ? 1 : Number(written.slice(2)) || 0;
    const type = offered.find((t) => t === range);
    if (type !== undefined && quality > liking) [best, liking] = [type, quality];
    else if (range === "*/*" && quality > liking) [best, liking] = [offered[0], quality];
  }
  return best;
}

type Plain = Readonly<Record<string, unknown>>;

/** Whether two values of plain data (lists and objects of texts, numbers, booleans and null) say the same; what is undefined is not said. */
export function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => alike(item, b[i]));
  for (const key in a) if (!alike((a as Plain)[key], (b as Plain)[key])) return false;
  for (const key in b) if ((a as Plain)[key] === undefined && (b as Plain)[key] !== undefined) return false;
  return true;
}

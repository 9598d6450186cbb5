/** Ids: lower-case letters of any script (or letters of a script without case), digits and `.`, `_`, `-`; folders by `/`. */
const ID = /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}._/-]*$/u;
const HOSTILE = new Set(["__proto__", "constructor", "prototype"]);

/** Why this cannot be an id; undefined where it can. `id` is expected in Unicode normal form C. */
export function idFault(id: string): string | undefined {
  if (id === "") return "an id is empty";
  if (id.length > 200) return `an id has ${id.length} characters, 200 are the most`;
  for (const segment of id.split("/")) {
    if (HOSTILE.has(segment)) return `the id “${id}” uses the reserved word “${segment}”`;
    if (segment === "" || segment === "." || segment === "..") return `the id “${id}” has the segment “${segment}”`;
  }
  if (!ID.test(id)) {
    const odd = [...id].find((c) => !/[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}._/-]/u.test(c));
    return odd === undefined ? `the id “${id}” begins with “${[...id][0]}”` : `the id “${id}” holds “${odd}”`;
  }
  return undefined;
}

export const ID_HELP = "write ids with lower-case letters, digits, “-”, “_”, “.” and “/”, beginning with a letter or digit";

/** An id that would do, made from one that does not; undefined where nothing is left. */
export function idFor(text: string): string | undefined {
  const id = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}._/-]+/gu, "-")
    .replace(/^[^\p{Ll}\p{Lo}\p{N}]+|-+$/gu, "");
  return idFault(id) === undefined ? id : undefined;
}

/** Text in Unicode normal form C, so that file names and references written on different systems agree. */
export const normalId = (text: string): string => (/^[\x20-\x7e]*$/.test(text) ? text : text.normalize("NFC"));

/** Keys that must not become part of an id or of an object on the page. */
export const isHostileKey = (key: string): boolean => HOSTILE.has(key);

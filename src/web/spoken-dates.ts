import { parseDate } from "../core/time/edtf.ts";
import { type DateForm, spokenDate } from "../core/time/plain-words.ts";
import { parseSpoken } from "../core/time/spoken.ts";

/** A date written in EDTF as it is spoken; what is no EDTF stays as it is. */
export function spokenText(edtf: string, lang: string, form?: DateForm): string {
  const parsed = parseDate(edtf);
  return parsed.ok ? spokenDate(parsed.date, lang, form) : edtf;
}

/** A date as typed: its first day, and the text where it means more than a day; undefined where it cannot be read. */
export function readDate(typed: string, lang: string): { readonly day: number; readonly asked?: string } | undefined {
  const text = typed.trim();
  if (text === "") return undefined;
  for (const edtf of [text, parseSpoken(text, lang)]) {
    if (edtf === undefined) continue;
    const parsed = parseDate(edtf);
    if (!parsed.ok || !Number.isFinite(parsed.date.earliest)) continue;
    const { earliest, latest } = parsed.date;
    return earliest === latest ? { day: earliest } : { day: earliest, asked: edtf };
  }
  return undefined;
}

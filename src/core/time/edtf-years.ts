import type { DateFault } from "./edtf-fault.ts";
import { formatYear } from "./format-day.ts";

/** The years that the year part may mean, ascending, never spelled out where they are one run. */
export interface Years {
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly contiguous: boolean;
  nth(index: number): number;
  /** at most `most` of them */
  list(most: number): number[];
}

function runOfYears(first: number, last: number): Years {
  const nth = (index: number): number => first + index;
  return {
    first,
    last,
    count: last - first + 1,
    contiguous: true,
    nth,
    list: (most) => Array.from({ length: Math.min(most, last - first + 1) }, (_, i) => nth(i)),
  };
}

/** Reads the year part of a date: `1920`, `192X`, `-0043`, `Y17E7`, and `S` digits that are significant. */
export function readYears(text: string, significant: string | undefined): Years | DateFault {
  const found = /^(Y?)(-?)([\dX]+)(?:E(\d+))?$/.exec(text);
  const [, letter, minus, digits = "", exponent] = found ?? [];
  const sign = minus ? -1 : 1;
  if (digits.includes("X")) {
    if (significant !== undefined)
      return { message: `\`X\` and \`S${significant}\` say twice which digits of ${text} are known`, help: `write ${text}` };
    return unspecifiedYears(digits, sign);
  }
  if (letter && exponent === undefined && digits.replace(/^0+/, "").length <= 4) {
    return {
      message: `\`Y\` is for years of more than four digits, and ${digits} is not`,
      help: `write ${formatYear(sign * Number(digits))}`,
    };
  }
  const size = Number(digits) * 10 ** Number(exponent ?? 0);
  const year = sign * size || 0;
  if (minus && size === 0) return { message: "year 0 has no minus sign", help: "write 0000 for 1 BCE, -0001 for 2 BCE" };
  if (significant === undefined)
    return Number.isFinite(year) ? runOfYears(year, year) : runOfYears(sign * Number.MAX_VALUE, sign * Number.MAX_VALUE);
  const known = Number(significant);
  const length = digits.replace(/^0+(?=\d)/, "").length + Number(exponent ?? 0);
  if (known < 1 || known > length)
    return {
      message: `${text} has ${length} digits, of which ${known} cannot be significant`,
      help: `write a number from 1 to ${length} after \`S\``,
    };
  if (!Number.isFinite(size)) return runOfYears(year, year);
  const step = 10 ** (length - known);
  const low = Math.floor(size / step) * step;
  return sign < 0 ? runOfYears(-(low + step - 1), -low || 0) : runOfYears(low, low + step - 1);
}

function unspecifiedYears(digits: string, sign: number): Years {
  const tail = /^(\d*)(X+)$/.exec(digits);
  if (tail) {
    const step = 10 ** (tail[2]?.length ?? 0);
    const low = Number(tail[1] || 0) * step;
    return sign < 0 ? runOfYears(-(low + step - 1), -Math.max(low, 1)) : runOfYears(low, low + step - 1);
  }
  let years = [0];
  for (const digit of digits) {
    const choices = digit === "X" ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] : [Number(digit)];
    years = years.flatMap((year) => choices.map((choice) => year * 10 + choice));
  }
  if (sign < 0)
    years = years
      .filter((year) => year > 0)
      .map((year) => -year)
      .reverse();
  return {
    first: years[0] ?? 0,
    last: years.at(-1) ?? 0,
    count: years.length,
    contiguous: false,
    nth: (index) => years[index] ?? 0,
    list: (most) => years.slice(0, most),
  };
}

/** The value of `day, value, day, value, …` on a day; 0 before the first. */
export function valueAt(steps: readonly number[], day: number): number {
  let value = 0;
  for (let i = 0; i < steps.length && (steps[i] as number) <= day; i += 2) value = steps[i + 1] as number;
  return value;
}

type Steps = ReadonlyMap<string, readonly number[]>;

/** Stacked steps as SVG paths on a canvas of 1000 × `height`, the largest polity at the bottom; `unsure` is the part of each that hangs on a date on which sources differ. */
export function stack(
  series: Steps,
  unsure: Steps,
  first: number,
  last: number,
  height: number,
): readonly { readonly polity: string; readonly path: string; readonly unsure: string }[] {
  const days = [...new Set([first, last, ...[...series, ...unsure].flatMap(([, steps]) => steps.filter((_, i) => i % 2 === 0))])]
    .filter((day) => day >= first && day <= last)
    .sort((a, b) => a - b);
  const weight = (steps: readonly number[]): number =>
    days.reduce((sum, day, i) => sum + valueAt(steps, day) * ((days[i + 1] ?? last) - day), 0);
  const order = [...series]
    .map(([polity, steps]) => ({ polity, steps, weight: weight(steps) }))
    .filter((row) => row.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const top = Math.max(1, ...days.map((day) => order.reduce((sum, row) => sum + valueAt(row.steps, day), 0)));
  const span = Math.max(1, last - first);
  const x = (day: number): string => (((day - first) / span) * 1000).toFixed(1);
  const y = (value: number): string => (height - (value / top) * height * 0.78).toFixed(1);
  const base = days.map(() => 0);
  return order.map(({ polity, steps }) => {
    const doubt = unsure.get(polity) ?? [];
    const upper: string[] = [];
    const lower: string[] = [];
    let hatched = "";
    days.forEach((day, i) => {
      const from = base[i] as number;
      const to = from + valueAt(steps, day);
      base[i] = to;
      const [x0, x1] = [x(day), x(days[i + 1] ?? last)];
      upper.push(`${x0},${y(to)} ${x1},${y(to)}`);
      lower.unshift(`${x1},${y(from)} ${x0},${y(from)}`);
      const open = valueAt(doubt, day);
      if (open > 0 && x0 !== x1) hatched += `M${x0},${y(to)}H${x1}V${y(to - open)}H${x0}Z`;
    });
    return { polity, path: `M${upper.join(" ")} ${lower.join(" ")}Z`, unsure: hatched };
  });
}

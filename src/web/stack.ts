/** The value of `day, value, day, value, …` on a day; 0 before the first. */
export function valueAt(steps: readonly number[], day: number): number {
  let value = 0;
  for (let i = 0; i < steps.length && (steps[i] as number) <= day; i += 2) value = steps[i + 1] as number;
  return value;
}

/** The same on many days, which ascend. */
function valuesAt(steps: readonly number[], days: readonly number[]): number[] {
  let value = 0;
  let i = 0;
  return days.map((day) => {
    for (; i < steps.length && (steps[i] as number) <= day; i += 2) value = steps[i + 1] as number;
    return value;
  });
}

type Steps = ReadonlyMap<string, readonly number[]>;

/** Stacked steps as SVG paths on a canvas of 1000 × `height`, the largest polity at the bottom; `unsure` is the part of each that hangs on a date on which sources differ. */
export function stack(
  series: Steps,
  unsure: Steps,
  first: number,
  last: number,
  height: number,
  decimals = 1,
): readonly { readonly polity: string; readonly path: string; readonly unsure: string }[] {
  const days = [...new Set([first, last, ...[...series, ...unsure].flatMap(([, steps]) => steps.filter((_, i) => i % 2 === 0))])]
    .filter((day) => day >= first && day <= last)
    .sort((a, b) => a - b);
  const lengths = days.map((day, i) => (days[i + 1] ?? last) - day);
  const order = [...series]
    .map(([polity, steps]) => {
      const values = valuesAt(steps, days);
      return { polity, values, weight: values.reduce((sum, value, i) => sum + value * (lengths[i] as number), 0) };
    })
    .filter((row) => row.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const top = Math.max(1, ...days.map((_, i) => order.reduce((sum, row) => sum + (row.values[i] as number), 0)));
  const span = Math.max(1, last - first);
  const x = [...days, last].map((day) => (((day - first) / span) * 1000).toFixed(decimals));
  const y = (value: number): string => (height - (value / top) * height * 0.78).toFixed(1);
  const base = days.map(() => 0);
  return order.map(({ polity, values }) => {
    const doubt = valuesAt(unsure.get(polity) ?? [], days);
    const upper: string[] = [];
    const lower: string[] = [];
    let hatched = "";
    for (const [i, value] of values.entries()) {
      const from = base[i] as number;
      const to = from + value;
      base[i] = to;
      const [x0, x1] = [x[i], x[i + 1]];
      const [high, low] = [y(to), y(from)];
      upper.push(`${x0},${high} ${x1},${high}`);
      lower.push(`${x1},${low} ${x0},${low}`);
      const open = doubt[i] as number;
      if (open > 0 && x0 !== x1) hatched += `M${x0},${high}H${x1}V${y(to - open)}H${x0}Z`;
    }
    return { polity, path: `M${upper.join(" ")} ${lower.reverse().join(" ")}Z`, unsure: hatched };
  });
}

import type { ComponentChildren } from "preact";
import { number } from "../../export/site/words.ts";
import { useReading } from "../context.ts";

export interface AreaRow {
  readonly key: string;
  readonly first: ComponentChildren;
  readonly second: ComponentChildren;
  readonly km2: number;
}

/** Land by what is said of it: two columns of words, and km². */
export function AreaTable({
  caption,
  heads,
  rows,
  empty,
}: {
  caption?: string;
  heads: readonly [first: string, second: string];
  rows: readonly AreaRow[];
  empty: string;
}) {
  const { say } = useReading();
  return (
    <table>
      {caption !== undefined && <caption>{caption}</caption>}
      <thead>
        <tr>
          <th scope="col">{heads[0]}</th>
          <th scope="col">{heads[1]}</th>
          <th scope="col" class="num">
            {say("table.area")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.first}</th>
            <td>{row.second}</td>
            <td class="num">{number(row.km2)}</td>
          </tr>
        ))}
        {rows.length === 0 && (
          <tr>
            <td colSpan={3}>{empty}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

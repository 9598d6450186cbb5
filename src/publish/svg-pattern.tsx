import { colourClass } from "../cartography/palette.ts";
import type { Sign } from "../cartography/sign.ts";

/** How a sign that is no even tint is drawn. */
export function SignPattern({ id, sign, colours }: { id: string; sign: Sign; colours: readonly string[] }) {
  const common = { id, patternUnits: "userSpaceOnUse" } as const;
  const box = (i: number, x: number, width: number, height: number, opacity?: number) => (
    <rect
      key={i}
      class={colourClass(colours[i])}
      x={x}
      width={width}
      height={height}
      fill={colours[i] ?? colours[0]}
      fill-opacity={opacity}
    />
  );
  switch (sign.kind) {
    case "stripes":
      return (
        <pattern {...common} width={7 * colours.length} height="7" patternTransform="rotate(45)">
          {colours.map((_, i) => box(i, 7 * i, 7, 7))}
        </pattern>
      );
    case "divergent":
      return (
        <pattern {...common} width="9" height="9" patternTransform="rotate(45)">
          {box(0, 0, 9, 9, 0.7)}
          {box(1, 3, 2.9, 9)}
        </pattern>
      );
    case "checker":
      return (
        <pattern {...common} width="8" height="8">
          {box(0, 0, 8, 8)}
          <path class={colourClass(colours[1])} d="M4 0h4v4h-4zM0 4h4v4h-4z" fill={colours[1] ?? colours[0]} />
        </pattern>
      );
    case "dots":
      return (
        <pattern {...common} width="8" height="16">
          <circle class="ink" cx="2" cy="4" r="1.4" fill="#22252a" />
          <circle class="ink" cx="6" cy="12" r="1.4" fill="#22252a" />
        </pattern>
      );
    case "empty":
      return (
        <pattern {...common} width="8" height="8">
          <rect class="ink" width="8" height="8" fill="#22252a" fill-opacity="0.06" />
        </pattern>
      );
    default:
      return null;
  }
}

import { convert, dimensionOf, type OwnUnits, UNITS, unitId } from "../model/quantity.ts";
import type { Alternative, Citation, Localized, Quantity } from "../model/values.ts";

/** A quantity in another unit, with the ground of the conversion. */
export interface Conversion {
  readonly value: number;
  readonly unit: string;
  /** how many of `unit` one of the original unit is */
  readonly factor: number;
  /** where the factor comes from: the unit table's own words, or the citations of the atlas's unit */
  readonly source: string | null;
  readonly cite: readonly Citation[];
}

/** An amount as one source gives it. */
export interface StatedAmount extends Quantity {
  readonly rank: Alternative<Quantity>["rank"];
  readonly cite: readonly Citation[];
  readonly note?: Localized;
  readonly converted?: Conversion;
}

/** Units that readers of today know, by dimension. */
const MODERN: Readonly<Record<string, string>> = { area: "ha", length: "km", mass: "t", volume: "m3" };
const METRIC: ReadonlySet<string> = new Set(["km2", "ha", "m2", "km", "m", "kg", "t", "m3", "day", "week", "percent"]);

/** Binary fractions leave dust in the sixteenth digit; nobody measured that far. */
export const clean = (value: number): number => Number(value.toPrecision(12));

/** A quantity in the unit that readers of today know; undefined where it stands in one already, or converts to none. */
export function modern(quantity: Quantity, own: OwnUnits = {}): Conversion | undefined {
  if (METRIC.has(unitId(quantity.unit) ?? quantity.unit)) return undefined;
  const defined = Object.hasOwn(own, quantity.unit) ? own[quantity.unit] : undefined;
  const dimension = dimensionOf(quantity.unit, own);
  const unit = (dimension && modernUnit(quantity.unit, dimension, own)) ?? (defined?.factor === undefined ? undefined : defined.of);
  return unit === undefined ? undefined : conversion(quantity, unit, own);
}

/** Land in square miles is a state, in dessiatines an estate: a unit of a square kilometre and more is read in these. */
function modernUnit(unit: string, dimension: string, own: OwnUnits): string | undefined {
  return dimension === "area" && (convert({ value: 1, unit }, "km2", own) ?? 0) >= 1 ? "km2" : MODERN[dimension];
}

/** A converted number as a person reads it: five digits, since no source measured more. */
export const readable = ({ value }: Conversion): number => Number(value.toPrecision(5));

/** A quantity in a given unit; undefined where it does not convert. */
export function conversion(quantity: Quantity, unit: string, own: OwnUnits = {}): Conversion | undefined {
  const value = convert(quantity, unit, own);
  const factor = convert({ value: 1, unit: quantity.unit }, unit, own);
  if (value === undefined || factor === undefined || quantity.unit === unit) return undefined;
  const defined = Object.hasOwn(own, quantity.unit) ? own[quantity.unit] : undefined;
  const id = unitId(quantity.unit);
  return {
    value: clean(value),
    unit,
    factor: clean(factor),
    source: defined ? null : ((id === undefined ? undefined : UNITS[id]?.source) ?? null),
    cite: defined?.cite ?? [],
  };
}

/** Every amount that sources give, in the order written; those without a citation of their own take `cite`. */
export function statedAmounts(
  amount: readonly Alternative<Quantity>[] | undefined,
  cite: readonly Citation[] = [],
  own: OwnUnits = {},
): StatedAmount[] {
  return (amount ?? []).map(({ value, rank, note, cite: its }) => {
    const converted = modern(value, own);
    return { ...value, rank, cite: its.length > 0 ? its : cite, ...(note && { note }), ...(converted && { converted }) };
  });
}

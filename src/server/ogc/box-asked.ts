/** `bbox` of OGC API. */
import type { LonLatBox } from "../../core/space/faces-in-box.ts";
import { misput } from "../problem.ts";

const HELP = "write west,south,east,north in degrees of longitude and latitude, such as bbox=20.9,53.9,26.9,56.5";
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?$/;

/** The box asked for, so many square degrees at most; two where it crosses the antimeridian. Heights are read and let be: land has none. */
export function boxesOf(text: string, most: number): readonly LonLatBox[] {
  const refuse = (why: string, help = HELP) => misput(`bbox ${text.slice(0, 80)}: ${why}`, help);
  const written = text.split(",");
  if (written.length !== 4 && written.length !== 6) throw refuse(`it has ${written.length} numbers, and a box has 4, or 6 with heights`);
  const odd = written.find((one) => !NUMBER.test(one.trim()));
  if (odd !== undefined) throw refuse(`${odd.trim() === "" ? "an empty text" : odd.trim().slice(0, 20)} is not a number`);
  const numbers = written.map(Number);
  const half = numbers.length / 2;
  const [west, south, east, north] = [numbers[0], numbers[1], numbers[half], numbers[half + 1]] as [number, number, number, number];
  if (half === 3 && (numbers[2] as number) > (numbers[5] as number)) throw refuse("its lower height is above its upper one");
  if (Math.abs(south) > 90 || Math.abs(north) > 90)
    throw refuse(
      "a latitude is beyond 90 degrees",
      Math.max(Math.abs(west), Math.abs(east)) <= 90 ? `longitude comes first: ${HELP}` : HELP,
    );
  if (Math.abs(west) > 180 || Math.abs(east) > 180) throw refuse("a longitude is beyond 180 degrees");
  if (south > north) throw refuse("its south is north of its north", HELP);
  const area = (west <= east ? east - west : 360 + east - west) * (north - south);
  if (area > most) throw refuse(`it spans ${Math.ceil(area)} square degrees, more than ${most}`, "ask for a smaller box");
  if (west <= east) return [[west, south, east, north]];
  return [
    [west, south, 180, north],
    [-180, south, east, north],
  ];
}

/** Rings without order, as Shapefiles have them, gathered into polygons: outer rings run clockwise there, holes the other way. */
type Ring = readonly (readonly [number, number])[];

/** Twice the area under a ring, negative where it runs clockwise. */
export function winding(ring: Ring): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as readonly [number, number];
    const [bx, by] = ring[i] as readonly [number, number];
    twice += ax * by - bx * ay;
  }
  return twice;
}

/** Whether a point lies in a ring. */
export function covers(ring: Ring, [x, y]: readonly [number, number]): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as readonly [number, number];
    const [bx, by] = ring[i] as readonly [number, number];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Each hole goes to the smallest outer ring around it; a hole that lies in none is an outer ring written the wrong way round. */
export function gathered(rings: readonly Ring[]): Ring[][] {
  const sound = rings.filter((ring) => ring.length >= 4);
  const outer = sound.filter((ring) => winding(ring) <= 0).map((ring) => ({ polygon: [ring], size: Math.abs(winding(ring)) }));
  const alone: Ring[][] = [];
  const bySize = [...outer].sort((a, b) => a.size - b.size);
  for (const hole of sound.filter((ring) => winding(ring) > 0)) {
    // a vertex of a hole may lie on the outer ring, where inside and outside are the same to a ray: most of them decide
    const around = bySize.find(({ polygon, size }) => size > winding(hole) && mostlyInside(polygon[0] as Ring, hole));
    if (around) around.polygon.push(hole);
    else alone.push([hole]);
  }
  return [...outer.map(({ polygon }) => polygon), ...alone];
}

export function mostlyInside(ring: Ring, hole: Ring): boolean {
  const step = Math.max(1, Math.floor(hole.length / 9));
  const asked = hole.filter((_, i) => i % step === 0);
  return asked.filter((point) => covers(ring, point)).length * 2 > asked.length;
}

/** An area for messages: km² with as many digits as mean something. */
export const km2 = (area: number): string => `${area >= 100 ? Math.round(area) : Number(area.toPrecision(2))} km²`;

import type { MapData, MapLayer } from "./mapData";

/** A value with the layer's name and unit; null is a missing cell. */
export function valueText(value: number | null, layer: MapLayer): string {
  return value === null ? `${layer.name}: no data` : `${layer.name}: ${numberText(value, layer)}${layer.unit ? ` (${layer.unit})` : ""}`;
}

/** As many digits as an 8-bit picture can tell. */
export function numberText(value: number, scale: { low: number; high: number }): string {
  const step = (scale.high - scale.low) / 254;
  return value.toFixed(Math.min(6, Math.max(0, Math.ceil(-Math.log10(step || 1)))));
}

/** East and north in the map's units: whole metres, degrees to the fifth place. */
export function coordinatesOf(x: number, y: number, data: MapData): string {
  const digits = data.metres_per_unit > 0 ? 0 : 5;
  return `E ${x.toFixed(digits)}, N ${y.toFixed(digits)}`;
}

import { numberText } from "../map/words";
import type { LayerView } from "./api";

/** A layer's value, in as many digits as its colours can tell. */
export function valueWords(layer: LayerView, value: number | null): string {
  const name = layer.model ? `${layer.name} (${layer.target}, ${layer.model})` : layer.name;
  return value === null ? `${name}: no data` : `${name}: ${numberText(value, layer)}`;
}

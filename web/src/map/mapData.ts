// What a map of the page holds, as C# writes it: the counterpart of Gossan.Report/Page/Maps/MapData.cs.
// Cells are pixels of an 8-bit grey PNG: 0 is missing, 1 to 255 run from `low` to `high`. The colours are given at
// display, so that one picture serves legend, light and dark, and the value under the pointer.

/** A map with its layers. Lengths are in map units of `crs`; rows run from north to south. */
export interface MapData {
  /** Name for people: "Likelihood of gold in se-alaska". */
  title: string;
  crs: string;
  /** Metres of a map unit; 0 where the units are degrees. */
  metres_per_unit: number;
  /** West, south, east, north. */
  bounds: [number, number, number, number];
  /** Cells of the region. */
  columns: number;
  rows: number;
  /** Cells a pixel stands for, in each direction; 1 is full resolution. */
  block: number;
  layers: MapLayer[];
  /** 1 where the map lies outside of what the model has seen, else 0; absent or null where that is not known. */
  outside?: MapLayer | null;
  sites: MapSite[];
  prospects: MapProspect[];
}

export interface MapLayer {
  id: string;
  /** "likelihood (mae)". */
  name: string;
  /** "probability", "standard deviation", "mGal"; empty where it has none. */
  unit: string;
  /** Group in the layer switch: "Result", "Evidence", "Attribution", "Evaluation". */
  group: string;
  /** Value of grey 1 and of grey 255. */
  low: number;
  high: number;
  /** Colours of low to high, evenly spaced, as "#rrggbb". */
  ramp: string[];
  /** Names of classes, where the values are whole numbers that name something; else absent. */
  classes?: string[];
  /** The 8-bit grey PNG as a data URI. */
  image: string;
}

export interface MapSite {
  x: number;
  y: number;
  name: string;
  /** "known site", "held-out site found in the best 5 %". */
  kind: string;
}

export interface MapProspect {
  rank: number;
  /** Rings of map positions, the outer one first; several polygons one after another. */
  polygons: [number, number][][][];
  /** Plain words. */
  words: string;
  /** The element that tells more, by its id, or empty. */
  card: string;
}

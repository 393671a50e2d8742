// What the server answers: the counterpart of Gossan.Serve/Runs, Cells, Explanations and Live.

export type LayerKind = "likelihood" | "uncertainty" | "novelty" | "outside-domain" | "attribution" | "evidence";

export interface RunView {
  name: string;
  version: string;
  note: string | null;
  /** Another one whenever results changed. */
  stamp: string;
  regions: RegionView[];
  files: string[];
}

export interface RegionView {
  name: string;
  crs: string;
  degrees: boolean;
  /** Width of a cell in metres; 0 where it is not known. */
  cell_metres: number;
  /** x = t0 + t1 column + t2 row, y = t3 + t4 column + t5 row. */
  transform: [number, number, number, number, number, number];
  columns: number;
  rows: number;
  layers: LayerView[];
  targets: TargetView[];
}

export interface LayerView {
  id: string;
  name: string;
  unit: string;
  group: string;
  kind: LayerKind;
  /** Empty for evidence. */
  target: string;
  model: string;
  low: number;
  high: number;
  ramp: string[];
  stamp: string;
  file: string;
}

export interface TargetView {
  name: string;
  sites: SiteView[];
  models: ModelView[];
}

export interface SiteView {
  x: number;
  y: number;
  name: string;
}

export interface ModelView {
  name: string;
  prospects: ProspectView[];
  prospects_file: string | null;
}

export interface ProspectView {
  rank: number;
  square_kilometres: number;
  likelihood: number;
  peak: number;
  uncertainty: number | null;
  outside_domain: number | null;
  nearest_site: string | null;
  nearest_kilometres: number | null;
  sites: number;
  layers: LayerEffect[];
  words: string;
  polygons: [number, number][][][];
}

export interface LayerEffect {
  layer: string;
  effect: number;
}

export interface CellView {
  row: number;
  column: number;
  x: number;
  y: number;
  values: Record<string, number | null>;
  /** Of layers of the evidence, in their own units. */
  surveyed: Record<string, number | null>;
  percentiles: Record<string, number | null>;
  nearest: Record<string, { name: string; kilometres: number }[]>;
}

export interface ExplanationView {
  /** "map", "model", or "" where there is none. */
  from: string;
  layers: LayerEffect[];
  note: string | null;
}

export interface LiveView {
  stamp: string;
  progress: RunProgress | null;
}

export interface RunProgress {
  step: string;
  task: string;
  done: number;
  total: number;
  unit: string;
  per_second: number;
  seconds: number;
  curves: MeasuredPart[];
}

export interface MeasuredPart {
  part: number;
  names: string[];
  /** A number, or a word such as "NaN". */
  values: (number | string)[];
}

export const readRun = (): Promise<RunView> => read("api/run", {});

export const readLive = (): Promise<LiveView> => read("api/live", {});

export const readCell = (region: string, row: number, column: number): Promise<CellView> => read("api/cell", { region, row, column });

export const readExplanation = (region: string, row: number, column: number, target: string, model: string): Promise<ExplanationView> =>
  read("api/explanation", { region, row, column, target, model });

export const tileAddress = (region: string, layer: LayerView, level: number, x: number, y: number): string =>
  addressOf("api/tiles", { region, layer: layer.id, level, x, y, of: layer.stamp });

export const fileAddress = (name: string): string => addressOf("api/file", { name });

async function read<T>(path: string, query: Record<string, string | number>): Promise<T> {
  const answer = await fetch(addressOf(path, query));
  if (!answer.ok) {
    throw new Error((await answer.text()).trim() || `The server answered ${answer.status}.`);
  }

  return await answer.json() as T;
}

function addressOf(path: string, query: Record<string, string | number>): string {
  const words = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return `${path}?${words}`;
}

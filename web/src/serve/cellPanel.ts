import { readCell, readExplanation, type CellView, type ExplanationView, type LayerView, type RegionView } from "./api";
import type { CellGrid } from "./cellGrid";
import { make } from "./dom";

/** All that is known of the cell that was asked for, for one target and model. */
export class CellPanel {
  private asked = 0;

  constructor(private readonly box: HTMLElement, private readonly grid: CellGrid) {}

  /** Asks for a cell, and says what comes, unless another was asked for meanwhile. */
  async show(row: number, column: number, target: string, model: string): Promise<void> {
    const number = ++this.asked;
    const region = this.grid.region;
    try {
      const cell = await readCell(region.name, row, column);
      if (number !== this.asked) {
        return;
      }

      const why = make("div", {}, make("p", { className: "note", textContent: model ? "Asking the model what each layer adds …" : "" }));
      this.box.replaceChildren(...this.result(cell, target, model), why, ...nearestOf(cell, target));
      const explanation = model ? await readExplanation(region.name, row, column, target, model).catch(failed) : undefined;
      if (number === this.asked) {
        why.replaceChildren(layersOf(region, cell, explanation));
      }
    } catch (error) {
      if (number === this.asked) {
        this.box.replaceChildren(make("p", { className: "warn", textContent: (error as Error).message }));
      }
    }
  }

  /** Shows nothing of what is still being asked for. */
  close(): void {
    this.asked++;
  }

  private result(cell: CellView, target: string, model: string): HTMLElement[] {
    const layers = this.grid.region.layers.filter((layer) => layer.target === target && layer.model === model);
    const of = (kind: LayerView["kind"]): LayerView[] => layers.filter((layer) => layer.kind === kind);
    const facts: [string, string][] = [["position", `${this.grid.positionWords(cell.row, cell.column)} (row ${cell.row}, column ${cell.column})`]];
    for (const layer of of("likelihood")) {
      facts.push([`likelihood of ${target} (${model})`, textOf(cell.values[layer.id], 3)]);
      const percentile = cell.percentiles[layer.id];
      if (percentile !== null && percentile !== undefined) {
        facts.push(["percentile", `${percentile.toFixed(1)} % of the region's cells are below`]);
      }
    }

    facts.push(...of("uncertainty").map((layer): [string, string] => [layer.name, `± ${textOf(cell.values[layer.id], 3)}`]));
    facts.push(...of("novelty").map((layer): [string, string] => ["novelty", `${textOf(cell.values[layer.id], 1)}${of("outside-domain").some((one) => cell.values[one.id] === 1) ? ": outside the training domain" : ""}`]));
    return [make("dl", {}, ...facts.flatMap(([name, value]) => [make("dt", { textContent: name }), make("dd", { textContent: value })]))];
  }
}

/** The values stand, whatever the model says. */
function failed(error: unknown): ExplanationView {
  return { from: "", layers: [], note: (error as Error).message };
}

function textOf(value: number | null | undefined, digits: number): string {
  return value === null || value === undefined ? "no data" : value.toFixed(digits).replace("-", "−");
}

/** In the layer's own unit, with as many digits as a stack keeps. */
function surveyedText(cell: CellView, layer: LayerView): string {
  const value = cell.surveyed[layer.id];
  return value === null || value === undefined ? "" : value.toLocaleString("en", { maximumSignificantDigits: 5 }).replace("-", "−");
}

/** Each layer's value, and what it adds where that is known, the strongest first. */
function layersOf(region: RegionView, cell: CellView, explanation: ExplanationView | undefined): HTMLElement {
  const effects = new Map(explanation?.layers.map(({ layer, effect }) => [layer, effect]));
  const evidence = region.layers.filter((layer) => layer.kind === "evidence")
    .sort((a, b) => Math.abs(effects.get(b.name) ?? 0) - Math.abs(effects.get(a.name) ?? 0));
  const strongest = Math.max(...[...effects.values()].map(Math.abs), 1e-9);
  const known = effects.size > 0;
  const rows = evidence.map((layer) => {
    const effect = effects.get(layer.name);
    const bar = make("meter", { min: 0, max: strongest, value: Math.abs(effect ?? 0), className: (effect ?? 0) < 0 ? "against" : "for" });
    bar.setAttribute("aria-hidden", "true");
    return make("tr", {}, make("th", { scope: "row", textContent: layer.name }), make("td", { textContent: surveyedText(cell, layer) }), make("td", { textContent: textOf(cell.values[layer.id], 2) }),
      ...known ? [make("td", { textContent: effect === undefined ? "" : `${effect < 0 ? "−" : "+"}${Math.abs(effect).toFixed(2)}` }), make("td", {}, bar)] : []);
  });
  const heads = ["layer", "value", "standard\u00adised", ...known ? ["adds, log-odds", ""] : []].map((title) => make(title ? "th" : "td", title ? { scope: "col", textContent: title } : {}));
  const notes = [
    explanation?.from === "model" ? "Computed now: the map of attributions has no value here." : explanation?.from === "map" ? "From the map of attributions." : "",
    explanation?.note ?? "",
    "Values are in the layer's own unit, where what is beyond a fence stands at the fence. Standardised, 0 is the mean and 1 a standard deviation above it.",
  ].filter((note) => note);
  const scroll = make("div", { className: "table-scroll", tabIndex: 0 }, make("table", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows)));
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", "Layers at the cell");
  return make("div", {}, scroll, make("p", { className: "note", textContent: notes.join(" ") }));
}

function nearestOf(cell: CellView, target: string): HTMLElement[] {
  const sites = cell.nearest[target] ?? [];
  return sites.length === 0 ? [] : [
    make("h3", { textContent: "Nearest known sites" }),
    make("ol", {}, ...sites.map((site) => make("li", { textContent: `${site.name}, ${site.kilometres.toFixed(1)} km` }))),
  ];
}

import type L from "leaflet";
import { valueWords } from "./words";
import type { LayerView, ModelView, RegionView, RunView, TargetView } from "./api";
import { CellGrid } from "./cellGrid";
import { CellPanel } from "./cellPanel";
import { byId, make } from "./dom";
import { filePanel } from "./filePanel";
import { LayerPanel, type LayerChoices } from "./layerPanel";
import { MapView } from "./mapView";
import { ProspectPanel } from "./prospectPanel";

const NO_CELL = "Click the map, or press Enter on it for the cell in the middle.";

/** What is looked at, so that it can be looked at again after results changed. */
export interface Look {
  left: string | undefined;
  right: string | undefined;
  centre: L.LatLng;
  zoom: number;
  cell: { row: number; column: number } | undefined;
  panel: LayerChoices;
  filter: string[];
}

/** The page of one region: its map and the panels beside it. */
export class RegionPage {
  private readonly grid: CellGrid;
  private readonly view: MapView;
  private readonly cells: CellPanel;
  private readonly layers: LayerPanel;
  private readonly swipe = byId<HTMLInputElement>("swipe-at");
  private readonly keys = (event: KeyboardEvent): void => this.pressed(event);
  private readonly swiped = (): void => this.view.setShare(this.swipe.valueAsNumber / 100);
  private about: { target: TargetView; model: ModelView } | undefined;
  private prospects: ProspectPanel | undefined;
  private readonly filter: string[];
  private outside = false;
  private cell: { row: number; column: number } | undefined;

  constructor(run: RunView, private readonly region: RegionView, before: Look | undefined) {
    const box = byId("map");
    this.grid = new CellGrid(region);
    this.view = new MapView(box, this.grid);
    this.cells = new CellPanel(byId("cell"), this.grid);
    this.layers = new LayerPanel(region, {
      left: (layer) => this.showLeft(layer),
      right: (layer) => this.showRight(layer),
      opacity: (opacity) => this.view.setOpacity(opacity),
      toggle: (what, on) => this.toggle(what, on),
    });
    fill("layer-panel", this.layers.element);
    fill("file-panel", filePanel(run, this.view, () => this.shown, `${run.name}: ${region.name}`));
    this.filter = before?.filter ?? [];
    this.about = this.firstMap();
    this.showMapOf(this.about);
    this.layers.restore(before?.left, before?.right, before?.panel);
    if (before) {
      this.view.map.setView(before.centre, before.zoom, { animate: false });
      this.ask(before.cell);
    } else {
      byId("cell").replaceChildren(make("p", { textContent: NO_CELL }));
      byId("reading").replaceChildren();
    }

    this.view.map.on("click", (event: L.LeafletMouseEvent) => this.ask(this.grid.cellAt(event.latlng)));
    this.view.map.on("mousemove", (event: L.LeafletMouseEvent) => this.read(event.latlng));
    this.view.map.on("mouseout", () => byId("reading").replaceChildren());
    box.addEventListener("keydown", this.keys);
    this.swipe.addEventListener("input", this.swiped);
  }

  get look(): Look {
    return { left: this.layers.left?.id, right: this.layers.right?.id, centre: this.view.map.getCenter(), zoom: this.view.map.getZoom(), cell: this.cell, panel: this.layers.choices, filter: this.prospects?.wanted ?? [] };
  }

  /** Takes the map away, for another one. */
  close(): void {
    byId("map").removeEventListener("keydown", this.keys);
    this.swipe.removeEventListener("input", this.swiped);
    this.cells.close();
    this.view.close();
  }

  private get shown(): LayerView[] {
    return [this.layers.left, this.layers.right].flatMap((layer) => layer ? [layer] : []);
  }

  private firstMap(): { target: TargetView; model: ModelView } | undefined {
    const target = this.region.targets.find((one) => one.models.length > 0);
    const model = target?.models[0];
    return target && model ? { target, model } : undefined;
  }

  private showLeft(layer: LayerView): void {
    this.view.show("left", layer);
    const target = this.region.targets.find((one) => one.name === layer.target);
    const model = target?.models.find((one) => one.name === layer.model);
    if (target && model && (model !== this.about?.model || target !== this.about.target)) {
      this.about = { target, model };
      this.showMapOf(this.about);
      this.ask(this.cell);
    }
  }

  private showRight(layer: LayerView | undefined): void {
    byId("swipe").hidden = layer === undefined;
    this.view.setShare(layer ? this.swipe.valueAsNumber / 100 : 1);
    this.view.show("right", layer);
  }

  /** The sites of a target, the prospects of a model, and where it does not know its way. */
  private showMapOf(about: { target: TargetView; model: ModelView } | undefined): void {
    this.view.showSites(about?.target.sites ?? this.region.targets[0]?.sites ?? []);
    this.showOutside();
    const words = !about ? "There is no map yet." : about.model.prospects.length === 0 ? `The ${about.model.name} map of ${about.target.name} has no prospects.` : `Of ${about.target.name}, by the ${about.model.name} map.`;
    this.prospects = new ProspectPanel(about?.model.prospects ?? [], words, this.prospects?.wanted ?? this.filter, (wanted) => this.view.showProspects(wanted), (prospect) => this.view.goTo(prospect));
    fill("prospect-panel", this.prospects.element);
  }

  private showOutside(): void {
    this.view.show("outside", this.outside ? this.region.layers.find((layer) => layer.kind === "outside-domain" && layer.target === this.about?.target.name && layer.model === this.about.model.name) : undefined);
  }

  private toggle(what: "sites" | "prospects" | "outside", on: boolean): void {
    if (what === "outside") {
      this.outside = on;
      this.showOutside();
    } else {
      this.view.toggle(what, on);
    }
  }

  private ask(cell: { row: number; column: number } | undefined): void {
    if (cell) {
      this.cell = cell;
      this.view.mark(cell.row, cell.column);
      void this.cells.show(cell.row, cell.column, this.about?.target.name ?? this.region.targets[0]?.name ?? "", this.about?.model.name ?? "");
    }
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key === "Enter" && event.target === byId("map")) {
      this.ask(this.grid.cellAt(this.view.map.getCenter()));
    }
  }

  private read(place: L.LatLng): void {
    const cell = this.grid.cellAt(place);
    byId("reading").textContent = cell ? [this.grid.positionWords(cell.row, cell.column), ...this.view.valuesAt(place).map(({ layer, value }) => valueWords(layer, value))].join("; ") : "";
  }
}

/** Puts something below the heading of a panel. */
function fill(panel: string, content: HTMLElement): void {
  const section = byId(panel);
  section.replaceChildren(section.querySelector("h2") ?? make("h2"), content);
}

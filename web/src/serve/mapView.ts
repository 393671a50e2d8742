import L from "leaflet";
import type { LayerView, ProspectView, SiteView } from "./api";
import type { CellGrid } from "./cellGrid";
import { CellTiles } from "./cellTiles";
import { make } from "./dom";
import { addScaleBar } from "./scaleBar";

export type Side = "left" | "right";

/** Highest zoom: a cell is 32 pixels wide. */
const CLOSEST = 5;

/** The map of a region: layers of cells on two sides, what lies outside the training domain, prospects and sites above them. */
export class MapView {
  readonly map: L.Map;
  private readonly tiles: Partial<Record<Side | "outside", CellTiles>> = {};
  private readonly sites = L.layerGroup();
  private readonly prospects = L.layerGroup();
  private readonly outlines = new Map<number, L.Polygon>();
  private readonly here = L.rectangle([[0, 0], [0, 0]], { color: "#000", weight: 3, fill: false, interactive: false });
  private readonly halo = L.rectangle([[0, 0], [0, 0]], { color: "#fff", weight: 6, fill: false, interactive: false });
  private readonly resizing = new ResizeObserver(() => this.map.invalidateSize({ pan: false, animate: false }));
  private share = 1;
  private opacity = 1;

  constructor(box: HTMLElement, readonly grid: CellGrid) {
    this.map = L.map(box, {
      crs: L.CRS.Simple,
      attributionControl: false,
      zoomSnap: 0.25,
      minZoom: -grid.levels - 3,
      maxZoom: CLOSEST,
      maxBounds: grid.extent.pad(0.5),
      zoomAnimation: false,
      fadeAnimation: false,
    });
    for (const [index, pane] of ["left", "right", "outside"].entries()) {
      this.map.createPane(pane).style.zIndex = `${200 + index}`;
    }

    this.map.fitBounds(grid.extent, { animate: false });
    addScaleBar(this.map, grid);
    this.prospects.addTo(this.map);
    this.sites.addTo(this.map);
    this.map.on("move zoom resize", () => this.clip());
    this.resizing.observe(box);
  }

  /** Takes the map out of its box. */
  close(): void {
    this.resizing.disconnect();
    this.map.remove();
  }

  /** Shows a layer on a side, or none. */
  show(side: Side | "outside", layer: LayerView | undefined): void {
    this.tiles[side]?.remove();
    delete this.tiles[side];
    if (layer) {
      this.tiles[side] = new CellTiles(this.grid, layer, side, side === "outside" ? 1 : this.opacity).addTo(this.map);
    }

    this.clip();
  }

  /** The layer of a side. */
  layerOf(side: Side): LayerView | undefined {
    return this.tiles[side]?.layer;
  }

  /** How much of what lies below the layers shines through: 1 is none. */
  setOpacity(opacity: number): void {
    this.opacity = opacity;
    this.tiles.left?.setOpacity(opacity);
    this.tiles.right?.setOpacity(opacity);
  }

  /** Where the two sides meet, from 0 in the west of what is seen to 1 in the east. */
  setShare(share: number): void {
    this.share = share;
    this.clip();
  }

  /** What the pixels under a place stand for, side by side. */
  valuesAt(place: L.LatLng): { layer: LayerView; value: number | null }[] {
    return (["left", "right"] as const).flatMap((side) => {
      const tiles = this.tiles[side];
      const value = tiles?.valueAt(place, this.map.getZoom());
      return tiles && value !== undefined ? [{ layer: tiles.layer, value }] : [];
    });
  }

  showSites(sites: SiteView[]): void {
    this.sites.clearLayers();
    for (const site of sites) {
      L.circleMarker(this.grid.placeOf(site.x, site.y), { radius: 5, color: "#000", weight: 1.5, fillColor: "#fff", fillOpacity: 1, bubblingMouseEvents: true })
        .bindTooltip(make("span", { textContent: site.name })).addTo(this.sites);
    }
  }

  showProspects(prospects: ProspectView[]): void {
    this.prospects.clearLayers();
    this.outlines.clear();
    for (const prospect of prospects) {
      const rings = prospect.polygons.map((polygon) => polygon.map((ring) => ring.map(([x, y]) => this.grid.placeOf(x, y))));
      const outline = L.polygon(rings, { color: "#d4380d", weight: 2, fill: true, fillOpacity: 0.02, bubblingMouseEvents: true })
        .bindTooltip(`${prospect.rank}`, { permanent: prospects.length <= 40, direction: "center", className: "map-rank" })
        .addTo(this.prospects);
      this.outlines.set(prospect.rank, outline);
    }
  }

  toggle(what: "sites" | "prospects", on: boolean): void {
    const group = what === "sites" ? this.sites : this.prospects;
    if (on) {
      group.addTo(this.map);
    } else {
      group.remove();
    }
  }

  /** Goes to a prospect and says what it is. */
  goTo(prospect: ProspectView): void {
    const outline = this.outlines.get(prospect.rank);
    if (outline) {
      this.map.fitBounds(outline.getBounds().pad(1), { maxZoom: CLOSEST - 2, animate: false });
      L.popup({ autoPan: false }).setLatLng(outline.getBounds().getCenter()).setContent(make("p", { textContent: `Prospect ${prospect.rank}: ${prospect.words}` })).openOn(this.map);
    }
  }

  /** Marks the cell that is told about. */
  mark(row: number, column: number): void {
    const bounds = L.latLngBounds([-row - 1, column], [-row, column + 1]);
    this.halo.setBounds(bounds).addTo(this.map);
    this.here.setBounds(bounds).addTo(this.map);
  }

  /** Draws what is seen. */
  drawInto(context: CanvasRenderingContext2D): void {
    const { x: width, y: height } = this.map.getSize();
    const meeting = this.tiles.right ? width * this.share : width;
    const part = (from: number, to: number, draw: () => void): void => {
      context.save();
      context.beginPath();
      context.rect(from, 0, to - from, height);
      context.clip();
      draw();
      context.restore();
    };
    context.imageSmoothingEnabled = false;
    context.globalAlpha = this.opacity;
    part(0, meeting, () => this.tiles.left?.drawInto(context, this.map));
    part(meeting, width, () => this.tiles.right?.drawInto(context, this.map));
    context.globalAlpha = 1;
    this.tiles.outside?.drawInto(context, this.map);
    this.drawOutlines(context);
    this.drawSites(context);
  }

  private drawOutlines(context: CanvasRenderingContext2D): void {
    if (!this.map.hasLayer(this.prospects)) {
      return;
    }

    Object.assign(context, { strokeStyle: "#d4380d", lineWidth: 2, font: "bold 12px sans-serif", textAlign: "center", fillStyle: "#7a1e00" });
    for (const [rank, outline] of this.outlines) {
      for (const ring of (outline.getLatLngs() as L.LatLng[][][]).flat()) {
        context.beginPath();
        ring.map((place) => this.map.latLngToContainerPoint(place)).forEach((point, i) => i === 0 ? context.moveTo(point.x, point.y) : context.lineTo(point.x, point.y));
        context.closePath();
        context.stroke();
      }

      const middle = this.map.latLngToContainerPoint(outline.getBounds().getCenter());
      context.fillText(`${rank}`, middle.x, middle.y + 4);
    }
  }

  private drawSites(context: CanvasRenderingContext2D): void {
    if (!this.map.hasLayer(this.sites)) {
      return;
    }

    Object.assign(context, { strokeStyle: "#000", lineWidth: 1.5, fillStyle: "#fff" });
    this.sites.eachLayer((site) => {
      const point = this.map.latLngToContainerPoint((site as L.CircleMarker).getLatLng());
      context.beginPath();
      context.arc(point.x, point.y, 5, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    });
  }

  /** Cuts the two sides where they meet; panes move with the map, so the cut is made anew. */
  private clip(): void {
    const size = this.map.getSize();
    const from = this.map.containerPointToLayerPoint([0, 0]);
    const to = this.map.containerPointToLayerPoint(size);
    const meeting = from.x + size.x * this.share;
    const shape = (west: number, east: number): string => `polygon(${west}px ${from.y}px, ${east}px ${from.y}px, ${east}px ${to.y}px, ${west}px ${to.y}px)`;
    const [left, right] = [this.map.getPane("left")!, this.map.getPane("right")!];
    left.style.clipPath = this.tiles.right ? shape(from.x, meeting) : "";
    right.style.clipPath = shape(meeting, to.x);
  }
}

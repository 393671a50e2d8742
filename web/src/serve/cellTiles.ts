import L from "leaflet";
import { colourAt } from "../map/greyCells";
import { tileAddress, type LayerView } from "./api";
import type { CellGrid } from "./cellGrid";

/** Pixels of a tile's edge, as the server draws them. */
const EDGE = 256;

interface PaintedTile {
  canvas: HTMLCanvasElement;
  coords: L.Coords;
  grey: Uint8Array | undefined;
  stop: AbortController;
}

/** A layer of the region in tiles, which come grey and are coloured here. */
export class CellTiles extends L.GridLayer {
  private readonly colours: [number, number, number, number][];
  private readonly painted = new Map<string, PaintedTile>();

  constructor(private readonly grid: CellGrid, readonly layer: LayerView, pane: string, opacity: number) {
    super({ pane, opacity, tileSize: EDGE, bounds: grid.extent, noWrap: true, minNativeZoom: -grid.levels, maxNativeZoom: 0, minZoom: -30, maxZoom: 10, className: "cells" });
    this.colours = Array.from({ length: EDGE }, (_, grey) => coloursOf(layer, grey));
    this.on("tileunload", (event: L.TileEvent) => {
      const key = keyOf(event.coords);
      this.painted.get(key)?.stop.abort();
      this.painted.delete(key);
    });
  }

  /** The value that a pixel of the shown resolution stands for: null where it is missing, undefined where there is none yet. */
  valueAt(place: L.LatLng, zoom: number): number | null | undefined {
    const level = Math.min(0, Math.max(-this.grid.levels, Math.round(zoom)));
    const [x, y] = [Math.floor(place.lng * 2 ** level), Math.floor(-place.lat * 2 ** level)];
    const tile = this.painted.get(`${Math.floor(x / EDGE)}:${Math.floor(y / EDGE)}:${level}`);
    const grey = tile?.grey?.[(y % EDGE) * EDGE + (x % EDGE)];
    return grey === undefined ? undefined : grey === 0 ? null : this.layer.low + ((grey - 1) / 254) * (this.layer.high - this.layer.low);
  }

  /** Draws what is seen of it into a picture of the map. */
  drawInto(context: CanvasRenderingContext2D, map: L.Map): void {
    for (const { canvas, coords } of this.painted.values()) {
      const corner = (x: number, y: number): L.Point => map.latLngToContainerPoint(map.unproject([x * EDGE, y * EDGE], coords.z));
      const [from, to] = [corner(coords.x, coords.y), corner(coords.x + 1, coords.y + 1)];
      context.drawImage(canvas, from.x, from.y, to.x - from.x, to.y - from.y);
    }
  }

  protected override createTile(coords: L.Coords, done: L.DoneCallback): HTMLElement {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = EDGE;
    const tile: PaintedTile = { canvas, coords, grey: undefined, stop: new AbortController() };
    this.painted.set(keyOf(coords), tile);
    this.paint(tile).then(() => done(undefined, canvas), (error: Error) => done(error, canvas));
    return canvas;
  }

  private async paint(tile: PaintedTile): Promise<void> {
    const { x, y, z } = tile.coords;
    const answer = await fetch(tileAddress(this.grid.region.name, this.layer, -z, x, y), { signal: tile.stop.signal });
    if (!answer.ok) {
      throw new Error(`tile: ${answer.status}`);
    }

    const picture = await createImageBitmap(await answer.blob(), { colorSpaceConversion: "none" });
    const context = tile.canvas.getContext("2d", { willReadFrequently: true })!;
    context.drawImage(picture, 0, 0);
    const pixels = context.getImageData(0, 0, EDGE, EDGE);
    const grey = new Uint8Array(EDGE * EDGE);
    for (let i = 0; i < grey.length; i++) {
      const value = pixels.data[4 * i] ?? 0;
      grey[i] = value;
      pixels.data.set(this.colours[value] ?? [0, 0, 0, 0], 4 * i);
    }

    context.putImageData(pixels, 0, 0);
    tile.grey = grey;
  }
}

/** Missing is transparent; inside the training domain nothing is painted, so that what lies below is seen. */
function coloursOf(layer: LayerView, grey: number): [number, number, number, number] {
  if (grey === 0) {
    return [0, 0, 0, 0];
  }

  if (layer.kind === "outside-domain") {
    return grey > EDGE / 2 ? [90, 90, 90, 150] : [0, 0, 0, 0];
  }

  return colourAt(layer.ramp, (grey - 1) / 254);
}

function keyOf(coords: L.Coords): string {
  return `${coords.x}:${coords.y}:${coords.z}`;
}

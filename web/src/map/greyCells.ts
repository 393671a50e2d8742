import type { MapLayer } from "./mapData";

/** A hatch finer than the cells needs a picture of about so many pixels along its longer edge, and a line every so many. */
const HATCH_PIXELS = 1200;
const HATCH_EVERY = 9;

/** The cells of a layer, read out of its grey picture. */
export class GreyCells {
  private constructor(private readonly layer: MapLayer, private readonly width: number, private readonly height: number, private readonly grey: Uint8Array) {}

  static async of(layer: MapLayer): Promise<GreyCells> {
    const picture = new Image();
    picture.src = layer.image;
    await picture.decode();
    const context = canvasOf(picture.width, picture.height);
    context.drawImage(picture, 0, 0);
    const pixels = context.getImageData(0, 0, picture.width, picture.height).data;
    const grey = new Uint8Array(picture.width * picture.height);
    for (let i = 0; i < grey.length; i++) {
      grey[i] = pixels[4 * i] ?? 0;
    }

    return new GreyCells(layer, picture.width, picture.height, grey);
  }

  /** The value at a share of the width and of the height from the north-western corner; null where it is missing, undefined outside. */
  at(x: number, y: number): number | null | undefined {
    if (!(x >= 0 && x < 1 && y >= 0 && y < 1)) {
      return undefined;
    }

    const grey = this.grey[Math.floor(y * this.height) * this.width + Math.floor(x * this.width)] ?? 0;
    return grey === 0 ? null : this.layer.low + ((grey - 1) / 254) * (this.layer.high - this.layer.low);
  }

  /** Pale ground with thin lines across wherever the value is in the upper half, as the printed maps show it; a data URI. */
  hatched(): string {
    const scale = Math.max(1, Math.floor(HATCH_PIXELS / Math.max(this.width, this.height)));
    const context = canvasOf(this.width * scale, this.height * scale);
    const picture = context.createImageData(this.width * scale, this.height * scale);
    for (let y = 0; y < picture.height; y++) {
      for (let x = 0; x < picture.width; x++) {
        const grey = this.grey[Math.floor(y / scale) * this.width + Math.floor(x / scale)] ?? 0;
        if (grey >= 128) {
          picture.data.set((x + y) % HATCH_EVERY < 2 ? [64, 64, 64, 220] : [255, 255, 255, 140], 4 * (y * picture.width + x));
        }
      }
    }

    context.putImageData(picture, 0, 0);
    return context.canvas.toDataURL();
  }

  /** The cells in the layer's colours, missing ones transparent, as a data URI. */
  coloured(): string {
    const context = canvasOf(this.width, this.height);
    const picture = context.createImageData(this.width, this.height);
    const colours = Array.from({ length: 256 }, (_, grey) => colourAt(this.layer.ramp, (grey - 1) / 254));
    for (let i = 0; i < this.grey.length; i++) {
      const grey = this.grey[i] ?? 0;
      if (grey > 0) {
        picture.data.set(colours[grey] ?? [0, 0, 0, 0], 4 * i);
      }
    }

    context.putImageData(picture, 0, 0);
    return context.canvas.toDataURL();
  }
}

/** Red, green, blue, opaque; straight lines between the colours of a ramp. */
export function colourAt(ramp: string[], share: number): [number, number, number, number] {
  const place = Math.min(Math.max(share, 0), 1) * (ramp.length - 1);
  const below = Math.min(Math.floor(place), Math.max(ramp.length - 2, 0));
  const low = rgb(ramp[below] ?? "#000000");
  const high = rgb(ramp[below + 1] ?? ramp[below] ?? "#000000");
  const part = place - below;
  const mix = (a: number, b: number): number => Math.round(a + part * (b - a));
  return [mix(low[0], high[0]), mix(low[1], high[1]), mix(low[2], high[2]), 255];
}

function rgb(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function canvasOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext("2d", { willReadFrequently: true })!;
}

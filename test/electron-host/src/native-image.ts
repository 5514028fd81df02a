import { guard } from './guard'

/** A picture as its representations; drawn nowhere. */
export class NativeImage {
  readonly #scaleFactors: number[] = []
  #template = false

  isEmpty(): boolean {
    return this.#scaleFactors.length === 0
  }

  getScaleFactors(): number[] {
    return [...this.#scaleFactors]
  }

  isTemplateImage(): boolean {
    return this.#template
  }

  setTemplateImage(option: boolean): void {
    this.#template = option
  }

  /** As bitmaps, which is what the app has; their size is required then. */
  addRepresentation({ scaleFactor = 1, width = 0, height = 0, buffer }: Electron.AddRepresentationOptions): void {
    if (buffer === undefined) throw new Error('electron stand-in: only bitmaps are represented')
    if (width <= 0 || height <= 0 || buffer.length !== width * height * 4)
      throw new Error(`electron stand-in: ${buffer.length} bytes are no bitmap of ${width} × ${height}`)
    this.#scaleFactors.push(scaleFactor)
  }
}

NativeImage.prototype satisfies Pick<
  Electron.NativeImage,
  'isEmpty' | 'getScaleFactors' | 'isTemplateImage' | 'setTemplateImage' | 'addRepresentation'
>

export const nativeImage = guard('nativeImage', {
  createEmpty: () => new NativeImage(),
  createFromBitmap(buffer: Buffer, options: Electron.CreateFromBitmapOptions): NativeImage {
    const image = new NativeImage()
    image.addRepresentation({ ...options, buffer })
    return image
  },
})

import { type Book, lessOf, readBook } from '../../shared/hq/book'
import type { Log } from '../ports'
import { type SharedWords, WordTooLong } from './shared-words'

/** Reads and writes the book. What is written takes the place of what was read last, or is not taken. */
export class BookDesk {
  /** The number of what was last read or written. */
  sequence = 0

  /** @param self the random name of this run @param edition the how-manieth book of this process was the last */
  constructor(
    private readonly words: SharedWords,
    private readonly self: string,
    private readonly log: Log,
    public edition: number,
  ) {}

  /** Whether another one stands there than was last read or written. @throws what the words throw */
  async isOther(than: number = this.sequence): Promise<boolean> {
    const word = await this.words.read('book')
    return word !== null && word.sequence !== than
  }

  /** `null` where there is none that this version can read. @throws what the words throw */
  async read(): Promise<Book | null> {
    const word = await this.words.read('book')
    if (word === null) return null
    this.sequence = word.sequence
    const book = readBook(word.text)
    if (book === null) this.log('headquarters: another version has written what was told; it is put aside')
    return book
  }

  /** @returns whether it was taken @throws what the words throw */
  async write(book: Book): Promise<boolean> {
    this.edition++
    const sequence = await this.fitted({ ...book, by: this.self, edition: this.edition })
    if (sequence === null) return false
    this.sequence = sequence
    return true
  }

  /** As much of it as a message can hold. */
  private async fitted(book: Book): Promise<number | null> {
    const inPlaceOf = this.sequence
    for (let some: Book = book; ; ) {
      try {
        return await this.words.write('book', JSON.stringify(some), inPlaceOf)
      } catch (error) {
        const less = error instanceof WordTooLong ? lessOf(some) : null
        if (less === null) throw error
        this.log(`headquarters: more news than the servers can hold (${String(error)}); a takeover now would lose some`)
        some = less
      }
    }
  }

  /** Writes the book with a change, whoever wrote it. @returns whether it was taken @throws what the words throw */
  async amend(change: (book: Book) => Book): Promise<boolean> {
    for (let tries = 0; tries < 3; tries++) {
      const found = await this.read()
      if (found === null) return false
      if (await this.write(change(found))) return true
    }
    return false
  }
}

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Millis } from '../../shared/time/millis'
import { readPrivateDocument, writePrivateDocument } from '../files/private-file'
import { hashPassword, PASSWORD_COST, type PasswordCost, type PasswordHash, readPasswordHash } from './password-hash'

/** The password of an interface, as far as anybody keeps it. */
export interface KeptPassword extends PasswordHash {
  readonly setAt: Millis
}

/** `unreadable`: there is one, and nobody can say which; then nobody is let in. */
export type PasswordState = KeptPassword | 'unreadable' | null

/** A file of its own: the command line writes it while a station runs, and nothing else is in it that could be lost by that. */
export const passwordFile = (dataDir: string): string => join(dataDir, 'access', 'password.json')

/** Never fails: what cannot be read is `unreadable`. */
export async function readPassword(dataDir: string): Promise<PasswordState> {
  try {
    const document = await readPrivateDocument(passwordFile(dataDir))
    if (document === null) return null
    const hash = readPasswordHash(document)
    const { setAt } = (document ?? {}) as { setAt?: unknown }
    return hash !== null && typeof setAt === 'number' ? { ...hash, setAt } : 'unreadable'
  } catch {
    return 'unreadable'
  }
}

/** @throws Error of the file system */
export async function keepPassword(
  dataDir: string,
  typed: string,
  setAt: Millis,
  cost: PasswordCost = PASSWORD_COST,
): Promise<KeptPassword> {
  const kept = { ...(await hashPassword(typed, cost)), setAt }
  await writePrivateDocument(passwordFile(dataDir), { version: 1, ...kept })
  return kept
}

/** @throws Error of the file system */
export const removePassword = (dataDir: string): Promise<void> => rm(passwordFile(dataDir), { force: true })

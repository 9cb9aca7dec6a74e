import { folderStorage } from './folder.ts'
import { type S3Settings, s3Storage } from './s3.ts'
import type { Storage } from './storage.ts'

export interface FileSettings {
  /** Absolute path. */
  folder: string
  s3: S3Settings | undefined
  /** Bytes of one file, and of all that one report, case or advisory carries. */
  limit: number
  objectLimit: number
}

/** The bucket where one is configured, else the folder. Nothing is opened before the first file. */
export const openStorage = ({ folder, s3 }: FileSettings): Storage => (s3 ? s3Storage(s3) : folderStorage(folder))

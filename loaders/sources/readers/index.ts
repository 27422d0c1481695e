import type { Reader } from "../reader.js";
import { appen, appenGold } from "./appen.js";
import { argilla } from "./argilla.js";
import { csv, tsv } from "./csv.js";
import { cvatQuality } from "./cvat-quality.js";
import { dsa } from "./dsa.js";
import { json, jsonl } from "./json.js";
import { labelStudio } from "./label-studio.js";
import { labelStudioCsv, labelStudioMin } from "./label-studio-flat.js";
import { labelbox, labelboxGold } from "./labelbox.js";
import { parquet } from "./parquet.js";
import { toloka, tolokaGold } from "./toloka.js";
import { xlsx } from "./xlsx.js";

/** Every reader a mapping may call. */
export const READERS: readonly Reader[] = [
  csv,
  tsv,
  json,
  jsonl,
  parquet,
  xlsx,
  labelStudio,
  labelStudioMin,
  labelStudioCsv,
  appen,
  appenGold,
  labelbox,
  labelboxGold,
  argilla,
  toloka,
  tolokaGold,
  cvatQuality,
  dsa,
];

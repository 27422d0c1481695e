/** From Arrow, which DuckDB-Wasm answers in, to plain rows, as `Query` promises them. */

/** What is needed of an Arrow table and its columns; apache-arrow's are such. */
export interface ArrowTable {
  readonly numRows: number;
  readonly schema: {
    readonly fields: readonly { readonly name: string; readonly type: { readonly typeId: number } }[];
  };
  getChildAt(index: number): { get(index: number): unknown } | null;
}

/** Arrow's type ids for dates and timestamps; their values are milliseconds since 1970. */
const TIMES = new Set([8, 10]);

/** Arrow's type id for decimals, which come as four words without their scale. */
const DECIMAL = 7;

/**
 * The table's rows as plain objects: bigints as numbers, dates and timestamps as ISO 8601 texts
 * in UTC, the same as DuckDB in Node gives.
 *
 * @throws Error for decimals: DuckDB is opened so that it sends numbers instead.
 */
export function arrowRows(table: ArrowTable): object[] {
  const rows: Record<string, unknown>[] = Array.from({ length: table.numRows }, () => ({}));
  table.schema.fields.forEach(({ name, type }, column) => {
    if (type.typeId === DECIMAL) throw new Error(`Column ${name} is a Decimal. Cast it to DOUBLE in the query.`);
    const values = table.getChildAt(column)!;
    const plain = TIMES.has(type.typeId) ? isoText : bigintsAsNumbers;
    for (let i = 0; i < rows.length; i++) rows[i]![name] = plain(values.get(i));
  });
  return rows;
}

const isoText = (value: unknown): unknown => (value === null ? null : new Date(Number(value)).toISOString());

const bigintsAsNumbers = (value: unknown): unknown => (typeof value === "bigint" ? Number(value) : value);

namespace ReverseBuy.EntityFrameworkCore.UnitsOfWork;

internal static class PlacedRows
{
    /// <summary>Makes the rows tell the records, in their order; rows without a record go.</summary>
    public static void Fill<TRow, TRecord>(this List<TRow> rows, IReadOnlyList<TRecord> records, Action<TRow, TRecord> fill)
        where TRow : class, IPlacedRow, new()
    {
        rows.RemoveAll(row => row.Position >= records.Count);
        for (var position = 0; position < records.Count; position++)
        {
            if (rows.Find(row => row.Position == position) is { } known)
            {
                fill(known, records[position]);
            }
            else
            {
                var row = new TRow { Position = position };
                fill(row, records[position]);
                rows.Add(row);
            }
        }
    }

    /// <summary>The records that rows tell, in their order; rows come in any.</summary>
    public static IReadOnlyList<TRecord> Read<TRow, TRecord>(this IEnumerable<TRow> rows, Func<TRow, TRecord> read)
        where TRow : class, IPlacedRow =>
        [.. rows.OrderBy(row => row.Position).Select(read)];
}

using System.Collections.Frozen;
using System.Globalization;

namespace ReverseBuy;

/// <summary>The currencies of ISO 4217, read once from the table that lies beside this file.</summary>
internal static class CurrencyTable
{
    public static FrozenDictionary<string, CurrencyEntry> Entries { get; } = Read().ToFrozenDictionary(entry => entry.Code, StringComparer.Ordinal);

    private static IEnumerable<CurrencyEntry> Read()
    {
        using var stream = typeof(CurrencyTable).Assembly.GetManifestResourceStream("ReverseBuy.Money.iso4217.tsv")
            ?? throw new InvalidOperationException("The currency table is missing from the assembly.");
        using var reader = new StreamReader(stream);
        _ = reader.ReadLine(); // the names of the columns
        while (reader.ReadLine() is { } line)
        {
            var columns = line.Split('\t');

            // Gold and the like have no smallest unit ("-" or empty); they take part in no settlement and count as whole.
            var minorUnits = int.TryParse(columns[2], NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : 0;
            yield return new CurrencyEntry(columns[0], columns[1], minorUnits, columns[3], columns[4].Length > 0 ? columns[4] : columns[0]);
        }
    }
}

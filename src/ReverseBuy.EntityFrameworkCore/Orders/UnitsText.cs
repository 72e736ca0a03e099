using System.Text.Json;
using ReverseBuy.EntityFrameworkCore.Documents;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Orders;

/// <summary>The units of a line as text, such as <c>{"Pending":2,"InStock":1}</c>.</summary>
internal static class UnitsText
{
    public static string Write(Units units) => JsonSerializer.Serialize(
        units.Counts.ToDictionary(entry => entry.Key.ToString(), entry => entry.Value),
        ColumnJsonContext.Default.DictionaryStringInt32);

    public static Units Read(string text) => ColumnText.Read(
        text,
        ColumnJsonContext.Default.DictionaryStringInt32,
        counts => Units.Of(counts.Select(entry => KeyValuePair.Create(Enum.Parse<UnitBucket>(entry.Key), entry.Value))));
}

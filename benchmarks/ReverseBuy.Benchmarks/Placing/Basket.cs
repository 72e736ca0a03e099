using System.Globalization;

namespace ReverseBuy.Benchmarks.Placing;

/// <summary>What one customer orders: three of ten thousand SKUs, never the same one twice.</summary>
/// <param name="Number">The number of the order.</param>
/// <param name="Listings">The listings, each with one SKU; ordered, so that two who lock rows do not wait for each other.</param>
internal sealed record Basket(int Number, IReadOnlyList<string> Listings)
{
    public const int Quantity = 2;
    public const int Stock = 1_000_000_000;
    public const decimal UnitPrice = 59.90m;
    private const int Shelf = 10_000;
    private const int Lines = 3;

    public string Customer => string.Create(CultureInfo.InvariantCulture, $"customer-{Number % 1000}");

    public static Basket Of(int number)
    {
        var random = new Random(number);
        var listings = new SortedSet<string>(StringComparer.Ordinal);
        while (listings.Count < Lines)
        {
            listings.Add((610_000_000_000L + random.Next(Shelf)).ToString(CultureInfo.InvariantCulture));
        }

        return new Basket(number, [.. listings]);
    }
}

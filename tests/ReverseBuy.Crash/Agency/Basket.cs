namespace ReverseBuy.Crash.Agency;

/// <summary>What an order is about. It follows from the seed and the order's number alone, so every life of the agency asks for the same.</summary>
internal static class Basket
{
    private const int MostLines = 3;
    private const int MostLots = 3;

    public static IReadOnlyList<(Goods Goods, int Quantity)> Of(AgencySettings settings, string tenant, int number)
    {
        var random = new Random(SeedOf(settings.Seed, tenant, number));
        var choice = settings.Goods.ToArray();
        random.Shuffle(choice);
        return [.. choice.Take(random.Next(1, MostLines + 1)).Select(goods => (goods, goods.Lot * random.Next(1, MostLots + 1)))];
    }

    // The hash codes of .NET differ from process to process.
    private static int SeedOf(int seed, string tenant, int number) =>
        tenant.Aggregate(unchecked((seed * 31) + number), (hash, letter) => unchecked((hash * 31) + letter));
}

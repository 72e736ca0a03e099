using System.Globalization;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.State;

/// <summary>Today's prices, stock and availability: the catalogue, what was changed, and what is ordered.</summary>
internal sealed class Market(World world)
{
    public bool IsDelisted(Listing listing) => world.State.Delisted.Contains(Key(listing));

    public Listing? FindOnSale(string marketplace, long id) =>
        world.Catalogue.Find(marketplace, id) is { } listing && !IsDelisted(listing) ? listing : null;

    /// <summary>Price per piece in fen; by quantity the tier of the total quantity of the listing decides.</summary>
    public long PriceOf(Listing listing, Sku sku, int totalQuantity)
    {
        if (listing.QuoteType == 1)
        {
            return Scaled(sku.PriceFen, Factor(Key(listing)) * Factor(Key(listing, sku)));
        }

        var tier = listing.Tiers.LastOrDefault(tier => tier.StartQuantity <= totalQuantity) ?? listing.Tiers[0];
        return TierPrice(listing, tier);
    }

    public long TierPrice(Listing listing, PriceTier tier) => Scaled(tier.PriceFen, Factor(Key(listing)));

    /// <summary>What the catalogue (or a changed level) holds, less what open and shipped orders have taken.</summary>
    public int StockOf(Listing listing, Sku sku) => LevelOf(listing, sku) - TakenOf(listing, sku);

    public void ChangeStock(Listing listing, Sku sku, int stock) =>
        world.State.StockLevels[Key(listing, sku)] = stock + TakenOf(listing, sku);

    public void ChangePrice(Listing listing, Sku? sku, decimal factor)
    {
        // A price by quantity belongs to the listing as a whole.
        var key = sku is null || listing.QuoteType != 1 ? Key(listing) : Key(listing, sku);
        world.State.PriceFactors[key] = Factor(key) * factor;
    }

    public void Delist(Listing listing) => world.State.Delisted.Add(Key(listing));

    private static string Key(Listing listing) => string.Create(CultureInfo.InvariantCulture, $"{listing.Marketplace}/{listing.Id}");

    private static string Key(Listing listing, Sku sku) => string.Create(CultureInfo.InvariantCulture, $"{listing.Marketplace}/{listing.Id}/{sku.Id}");

    private static long Scaled(long fen, decimal factor) =>
        Math.Max(1, (long)Math.Round(fen * factor, MidpointRounding.AwayFromZero));

    private decimal Factor(string key) => world.State.PriceFactors.GetValueOrDefault(key, 1m);

    private int LevelOf(Listing listing, Sku sku) => world.State.StockLevels.GetValueOrDefault(Key(listing, sku), sku.Stock);

    private int TakenOf(Listing listing, Sku sku) => world.State.Orders
        .Where(order => order.Marketplace == listing.Marketplace && world.Timeline.StageOf(order, world.Now) != OrderStage.Closed)
        .SelectMany(order => order.Lines)
        .Where(line => line.ListingId == listing.Id && line.SkuId == sku.Id)
        .Sum(line => line.Quantity);
}

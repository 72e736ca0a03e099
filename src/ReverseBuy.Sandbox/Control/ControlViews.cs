using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Links;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.Pushes;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Control;

/// <summary>The world as the control API shows it.</summary>
internal sealed class ControlViews(World world)
{
    public SandboxCounters Counters() => new()
    {
        ByLane = new SortedDictionary<string, int>(world.State.CallsByLane, StringComparer.Ordinal),
        ByOperation = new SortedDictionary<string, int>(world.State.CallsByOperation, StringComparer.Ordinal),
    };

    public IReadOnlyList<SandboxOrder> Orders() => [.. world.State.Orders.Select(Order)];

    public IReadOnlyList<SandboxListing> Listings() => [.. world.Catalogue.Listings.Select(Listing)];

    public IReadOnlyList<SandboxPush> Pushes() => [.. world.State.Pushes.Select(Push)];

    public static IReadOnlyList<SandboxShortLink> Links(Listing listing) =>
        [.. ShortLinkBook.Of(listing).Select(link => new SandboxShortLink { Kind = link.Kind, Url = ShortLinkBook.AddressOf(link) })];

    private static SandboxPush Push(PushRecord record) => new()
    {
        Number = record.Number,
        Marketplace = record.Marketplace,
        Kind = record.Kind,
        At = record.At,
        ContentType = record.ContentType,
        Headers = record.Headers,
        Body = record.Body,
        IsPulled = record.IsPulled,
        Deliveries = [.. record.Deliveries.Select(delivery => new SandboxPushDelivery { Url = delivery.Url, Status = delivery.Status, Problem = delivery.Problem })],
    };

    private SandboxOrder Order(OrderRecord order) => new()
    {
        Marketplace = order.Marketplace,
        Id = order.PublicId,
        Reference = order.Reference,
        State = world.Orders.StageOf(order).ToString(),
        CreatedAt = order.CreatedAt,
        Total = order.TotalFen / 100m,
        Lines =
        [
            .. order.Lines.Select(line => Line(world.Catalogue.Find(order.Marketplace, line.ListingId)!, line)),
        ],
    };

    private static SandboxOrderLine Line(Listing listing, OrderLineRecord line) => new()
    {
        ListingId = listing.PublicId,
        SkuId = listing.PublicSkuId(listing.Skus.First(sku => sku.Id == line.SkuId)),
        Quantity = line.Quantity,
        UnitPrice = line.UnitPriceFen / 100m,
    };

    private SandboxListing Listing(Listing listing) => new()
    {
        Marketplace = listing.Marketplace,
        Id = listing.PublicId,
        Title = listing.Title,
        Url = new Uri(listing.Url),
        MinimumOrderQuantity = listing.MinimumOrderQuantity,
        LotSize = listing.LotSize,
        Delisted = world.Market.IsDelisted(listing),
        Skus =
        [
            .. listing.Skus.Select(sku => new SandboxSku
            {
                Id = listing.PublicSkuId(sku),
                Price = world.Market.PriceOf(listing, sku, listing.MinimumOrderQuantity) / 100m,
                Stock = world.Market.StockOf(listing, sku),
                Options = sku.Options.ToDictionary(option => option.Name, option => option.Value, StringComparer.Ordinal),
            }),
        ],
    };
}

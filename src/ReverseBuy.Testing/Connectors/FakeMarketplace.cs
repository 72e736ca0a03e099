using System.Diagnostics.CodeAnalysis;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing;

/// <summary>What a fake marketplace has, and how it answers when nobody says otherwise. One lock guards all of it; nothing waits.</summary>
internal sealed partial class FakeMarketplace(MarketplaceId id, bool isIdempotent)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ListingId, Product> _listings = [];
    private readonly List<FakeOrder> _orders = [];

    /// <summary>The clock of the host that it serves.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    public IReadOnlyList<UpstreamOrderReading> Orders
    {
        get
        {
            lock (_gate)
            {
                return [.. _orders.Select(order => order.Read())];
            }
        }
    }

    public IReadOnlyList<Product> Listings
    {
        get
        {
            lock (_gate)
            {
                return [.. _listings.Values];
            }
        }
    }

    public Uri PageOf(ListingId listing) => new($"https://{id}.example/item/{listing.Value}");

    public void Offer(Product product)
    {
        lock (_gate)
        {
            _listings[product.Id] = product;
        }
    }

    public void Delist(ListingId listing)
    {
        lock (_gate)
        {
            _listings.Remove(listing);
        }
    }

    public void Move(string upstreamOrderId, UpstreamStatus status)
    {
        lock (_gate)
        {
            var order = _orders.Find(order => order.Id == upstreamOrderId) ?? throw new ArgumentException($"'{id}' has no order {upstreamOrderId}.", nameof(upstreamOrderId));
            order.Move(status, Time.GetUtcNow());
        }
    }

    private static (TenantId Tenant, BuyingAccountId Account) OwnerOf(ConnectorContext context) => (context.Tenant, context.Account);

    // An order of another tenant or account is not there.
    private FakeOrder? FindOrder(ConnectorContext context, string upstreamOrderId) =>
        _orders.Find(order => order.Id == upstreamOrderId && order.Owner == OwnerOf(context));

    [SuppressMessage("Design", "CA1068:CancellationToken parameters must come last", Justification = "The answer is long, and the token would be lost behind it.")]
    private T Locked<T>(CancellationToken cancellationToken, Func<T> answer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return answer();
        }
    }
}

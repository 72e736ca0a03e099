using System.Globalization;
using Lantern.Simulator;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Testing;

namespace Lantern.Tests;

/// <summary>What the suites must know of the marketplace: how its connector is added, and how its simulator is arranged and looked into.</summary>
public sealed class LanternHarness : ConnectorHarness
{
    private LanternSimulator? _simulator;

    public override MarketplaceId Marketplace => LanternMarketplace.Id;

    public override AccountCredentials Credentials { get; } = new(LanternWorld.Token);

    public override IReadOnlyList<string> Secrets => [LanternWorld.AppSecret];

    public override ListingId UnknownListing => new(Marketplace, "9999");

    public override string CallbackSecret => LanternWorld.AppSecret;

    private LanternSimulator Simulator => _simulator ?? throw new InvalidOperationException("The simulator has not been started.");

    private LanternWorld World => Simulator.World;

    public override async ValueTask StartAsync(CancellationToken cancellationToken) => _simulator = await LanternSimulator.StartAsync(null, cancellationToken);

    public override void AddConnector(IReverseBuyBuilder builder) => builder.AddLantern(options =>
    {
        (options.Endpoint, options.AppKey, options.AppSecret) = (Simulator.Endpoint, LanternWorld.AppKey, LanternWorld.AppSecret);

        // The suites count calls and have no patience.
        (options.Calls.Budget.CallsPerSecond, options.Calls.Budget.Burst) = (100_000, 100_000);
        options.Calls.Resilience.Retries = 0;
        options.Calls.Resilience.BreakAfterCalls = 1_000_000;
    });

    public override void AddMisconfiguredConnector(IReverseBuyBuilder builder) => builder.AddLantern(options => options.AppKey = LanternWorld.AppKey);

    public override ValueTask<KnownListing> GetListingAsync(CancellationToken cancellationToken)
    {
        var item = World.Items[1];
        var id = new ListingId(Marketplace, item.Id);
        return ValueTask.FromResult(new KnownListing(
            id,
            item.Title,
            new Uri($"https://www.lantern.example/item/{item.Id}"),
            item.Minimum,
            [.. item.Skus.Select(sku => new KnownSku(new SkuId(id, sku.Id), Money.FromMinorUnits(sku.PriceFen, Currency.CNY), sku.Stock))]));
    }

    public override ValueTask ChangePriceAsync(ListingId listing, decimal factor, CancellationToken cancellationToken)
    {
        foreach (var sku in Find(listing).Skus)
        {
            sku.PriceFen = (long)(sku.PriceFen * factor);
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask ChangeStockAsync(SkuId sku, int stock, CancellationToken cancellationToken)
    {
        Find(sku.Listing).Skus.Single(one => one.Id == sku.Value).Stock = stock;
        return ValueTask.CompletedTask;
    }

    public override ValueTask DelistAsync(ListingId listing, CancellationToken cancellationToken)
    {
        Find(listing).IsOnSale = false;
        return ValueTask.CompletedTask;
    }

    public override ValueTask PassAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        World.Pass(time);
        return ValueTask.CompletedTask;
    }

    public override ValueTask<bool> RefuseNextAsync(MarketplaceErrorKind kind, CancellationToken cancellationToken)
    {
        var code = kind switch
        {
            MarketplaceErrorKind.Throttled => "RATE_LIMITED",
            MarketplaceErrorKind.AuthExpired => "TOKEN_DEAD",
            MarketplaceErrorKind.PermissionDenied => "FORBIDDEN",
            MarketplaceErrorKind.InvalidRequest => "BAD_REQUEST",
            MarketplaceErrorKind.Unavailable => "INTERNAL",
            _ => null,
        };
        if (code is not null)
        {
            World.RefuseNext(code);
        }

        return ValueTask.FromResult(code is not null);
    }

    public override ValueTask<IReadOnlyList<BookedOrder>> GetOrdersAsync(string reference, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<BookedOrder>>(
        [
            .. World.OrdersOf(reference).Select(booked => new BookedOrder(booked.Order.Id, StatusOf(booked.State), booked.Order.Lines.Sum(line => line.Quantity))),
        ]);

    // The marketplace makes an order per seller.
    public override ValueTask<IReadOnlyList<LiveOfferLine>> GetSplitLinesAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<LiveOfferLine>>(
        [
            .. World.Items.DistinctBy(item => item.Seller).Take(2)
                .Select(item => new LiveOfferLine(new SkuId(new ListingId(Marketplace, item.Id), item.Skus[0].Id), item.Minimum + 1)),
        ]);

    public override ValueTask<IReadOnlyList<CallbackRequest>> GetCallbacksAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<CallbackRequest>>(
        [
            .. World.Callbacks().Select(callback => new CallbackRequest(LanternWorld.AppKey, "application/json", callback.Authorization, callback.Body)),
        ]);

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        if (_simulator is not null)
        {
            await _simulator.DisposeAsync();
        }
    }

    private static UpstreamStatus StatusOf(string state) => Enum.Parse<UpstreamStatus>(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(state));

    private LanternItem Find(ListingId listing) => World.Items.Single(item => item.Id == listing.Value);
}

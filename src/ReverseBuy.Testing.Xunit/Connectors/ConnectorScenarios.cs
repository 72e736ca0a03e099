using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing;

/// <summary>
/// What the suites for connectors have in common. Derive the suites, one line each, not this: a scenario of a capability that the connector does not declare checks
/// that it is refused.
/// </summary>
public abstract class ConnectorScenarios : IAsyncLifetime
{
    private protected ConnectorScenarios(ConnectorHarness harness) => Harness = harness;

    /// <summary>Ends when the test is cancelled.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>How long a call that was given up may take to end before a test fails, by the wall clock; a minute. Only a failing test waits for it.</summary>
    protected virtual TimeSpan Patience => TimeSpan.FromMinutes(1);

    private protected ConnectorHarness Harness { get; }

    private protected ConnectorHost Host { get; private set; } = null!;

    private protected TransportFaults Faults => Host.Faults;

    /// <summary>Starts the simulator and a host in front of it.</summary>
    /// <returns>A task that ends when both are ready.</returns>
    public async ValueTask InitializeAsync()
    {
        await Harness.StartAsync(Token);
        Host = await ConnectorHost.StartAsync(Harness, Change, Token);
    }

    /// <summary>Stops both.</summary>
    /// <returns>A task that ends when both have stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Host is not null)
        {
            await Host.DisposeAsync();
        }

        await Harness.DisposeAsync();
    }

    /// <summary>Changes the services of the host before it is built: how the suites themselves are tested, with connectors that break a promise.</summary>
    /// <param name="services">The services, with the connector.</param>
    protected virtual void Change(IServiceCollection services)
    {
    }

    /// <summary>The seam of a capability; or, where it is not declared, <see langword="null"/> after having checked that it is refused.</summary>
    private protected TSeam? Declared<TSeam>(ConnectorCapabilities capability)
        where TSeam : class
    {
        if (Host.Has(capability))
        {
            return Host.Seam<TSeam>();
        }

        var refusal = Assert.Throws<NotSupportedByMarketplaceException>(() => Host.Seam<TSeam>());
        Assert.Contains(Harness.Marketplace.Value, refusal.Message, StringComparison.Ordinal);
        return null;
    }

    private protected async Task<MarketplaceException> FailsAsync(Func<ValueTask> call, params MarketplaceErrorKind[] kinds)
    {
        var failure = await Assert.ThrowsAsync<MarketplaceException>(() => call().AsTask());
        Assert.True(kinds.Contains(failure.Kind), $"{string.Join(" or ", kinds)} was expected: {failure.Kind}, {failure.Message}");
        Assert.Equal(Harness.Marketplace, failure.Marketplace);
        AssertTellsNoSecret(failure.ToString());
        return failure;
    }

    private protected void AssertTellsNoSecret(string text) =>
        Assert.All(Host.Secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));

    private protected async Task<IReadOnlyList<LiveOffer>> QuoteAsync(ILiveOffers offers, params IEnumerable<LiveOfferLine> lines) =>
        await offers.GetAsync(Host.Context with { Lane = CallLane.Verify }, new LiveOfferRequest(Harness.Warehouse, [.. lines]), Token);

    /// <summary>Asks for lines, and makes a purchase of the answers.</summary>
    private protected async Task<PurchaseRequest> RequestAsync(string reference, params IReadOnlyList<LiveOfferLine> lines)
    {
        var offers = await QuoteAsync(Host.Seam<ILiveOffers>(), lines);
        var bought = lines.Zip(offers, (line, offer) =>
        {
            var offered = Assert.IsType<LiveOffer.Offered>(offer);
            return new PurchaseLine(line.Sku, offered.PurchaseKey, line.Quantity, offered.UnitPrice);
        });
        return new PurchaseRequest(reference, Harness.Warehouse, [.. bought]);
    }

    private protected async Task<PurchaseRequest> RequestAsync(string reference)
    {
        var listing = await Harness.GetListingAsync(Token);
        return await RequestAsync(reference, new LiveOfferLine(listing.Skus[0].Id, listing.MinimumQuantity + 1));
    }

    private protected ConnectorContext Buying => Host.Context with { Lane = CallLane.Purchase };

    private protected async Task<PurchaseResult.Placed> PlaceAsync(IPurchasing purchasing, PurchaseRequest request) =>
        Assert.IsType<PurchaseResult.Placed>(await purchasing.CreateAsync(Buying, request, Token));
}

using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Following;
using ReverseBuy.Sandbox;

namespace ReverseBuy.Conformance;

/// <summary>What the suites must know of a marketplace that the sandbox simulates.</summary>
public abstract class SandboxHarness : ConnectorHarness
{
    protected const string AppKey = "sandbox-key";
    protected const string AppSecret = "sandbox-secret";
    private const int Plenty = 100;

    private SandboxHost? _sandbox;
    private SandboxClient? _control;
    private string? _listing;

    public sealed override AccountCredentials Credentials { get; } = new("sandbox-token");

    public sealed override IReadOnlyList<string> Secrets => [AppSecret];

    public sealed override string CallbackSecret => AppSecret;

    public override ListingId UnknownListing => new(Marketplace, "1");

    protected SandboxHost Sandbox => _sandbox ?? throw new InvalidOperationException("The sandbox has not been started.");

    /// <summary>The codes with which the gateway refuses.</summary>
    protected abstract IReadOnlyDictionary<MarketplaceErrorKind, string> Codes { get; }

    protected SandboxClient Control => _control ?? throw new InvalidOperationException("The sandbox has not been started.");

    public sealed override async ValueTask StartAsync(CancellationToken cancellationToken)
    {
        _sandbox = await SandboxHost.StartAsync(new SandboxOptions(), cancellationToken);
        _control = _sandbox.CreateClient();
    }

    public sealed override async ValueTask<KnownListing> GetListingAsync(CancellationToken cancellationToken)
    {
        var listings = (await Control.GetListingsAsync(cancellationToken)).Where(listing => listing.Marketplace == Marketplace.Value).ToList();
        var listing = _listing is null
            ? listings.First(one => one is { Delisted: false, LotSize: null, Skus.Count: > 1 } && one.Skus.All(sku => sku.Stock >= Plenty))
            : listings.Single(one => one.Id == _listing);
        _listing = listing.Id;
        var id = new ListingId(Marketplace, listing.Id);
        var skus = listing.Skus.Select(sku => new KnownSku(new SkuId(id, sku.Id), new Money(sku.Price, Currency.CNY), sku.Stock));
        return new KnownListing(id, listing.Title, listing.Url, listing.MinimumOrderQuantity, [.. skus]);
    }

    public sealed override async ValueTask ChangePriceAsync(ListingId listing, decimal factor, CancellationToken cancellationToken) =>
        await Control.ChangePriceAsync(Marketplace.Value, listing.Value, null, factor, cancellationToken);

    public sealed override async ValueTask ChangeStockAsync(SkuId sku, int stock, CancellationToken cancellationToken) =>
        await Control.ChangeStockAsync(Marketplace.Value, sku.Listing.Value, sku.Value, stock, cancellationToken);

    public sealed override async ValueTask DelistAsync(ListingId listing, CancellationToken cancellationToken) =>
        await Control.DelistAsync(Marketplace.Value, listing.Value, cancellationToken);

    public sealed override async ValueTask PassAsync(TimeSpan time, CancellationToken cancellationToken) => await Control.AdvanceClockAsync(time, cancellationToken);

    public sealed override async ValueTask<bool> RefuseNextAsync(MarketplaceErrorKind kind, CancellationToken cancellationToken)
    {
        if (!Codes.TryGetValue(kind, out var code))
        {
            return false;
        }

        await Control.AddFaultAsync(
            new SandboxFault { Marketplace = Marketplace.Value, Operation = SandboxFault.AnyOperation, Kind = SandboxFaultKind.Refuse, ErrorCode = code, ErrorMessage = "refused" }, cancellationToken);
        return true;
    }

    public sealed override async ValueTask<IReadOnlyList<BookedOrder>> GetOrdersAsync(string reference, CancellationToken cancellationToken) =>
    [
        .. (await Control.GetOrdersAsync(cancellationToken))
            .Where(order => order.Marketplace == Marketplace.Value && IsOf(order.Reference, reference))
            .Select(order => new BookedOrder(order.Id, StatusOf(order.State), order.Lines.Sum(line => line.Quantity))),
    ];

    public sealed override async ValueTask<string> BuyByLinkAsync(Uri link, int quantity, CancellationToken cancellationToken) =>
        await Control.BuyByLinkAsync(link, quantity, cancellationToken: cancellationToken);

    public sealed override async ValueTask<IReadOnlyList<CallbackRequest>> GetCallbacksAsync(CancellationToken cancellationToken) =>
    [
        .. (await Control.GetPushesAsync(cancellationToken))
            .Where(push => push.Marketplace == Marketplace.Value)
            .Select(push => new CallbackRequest(
                AppKey, push.ContentType, push.Headers.GetValueOrDefault("Authorization"), System.Text.Encoding.UTF8.GetBytes(push.Body))),
    ];

    public sealed override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        _control?.Dispose();
        if (_sandbox is not null)
        {
            await _sandbox.DisposeAsync();
        }
    }

    /// <summary>Whether what the marketplace has as an order's reference is ours.</summary>
    protected virtual bool IsOf(string booked, string reference) => booked == reference;

    /// <summary>Nothing is repeated and nothing waits.</summary>
    protected static void Hurry(PlatformCallOptions calls)
    {
        (calls.Budget.CallsPerSecond, calls.Budget.Burst) = (100_000, 100_000);
        calls.Resilience.Retries = 0;
        calls.Resilience.BreakAfterCalls = 1_000_000;
    }

    private static UpstreamStatus StatusOf(string state) => state switch
    {
        "Building" => UpstreamStatus.Creating,
        "Unpaid" => UpstreamStatus.Unpaid,
        "Paid" => UpstreamStatus.Paid,
        "Shipped" => UpstreamStatus.Shipped,
        "Signed" => UpstreamStatus.Received,
        "Closed" => UpstreamStatus.Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of the sandbox."),
    };
}

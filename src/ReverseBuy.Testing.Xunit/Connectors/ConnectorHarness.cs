using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;

namespace ReverseBuy.Testing;

/// <summary>
/// What the suites must know of one connector: how it is added, and how the simulator of its marketplace is arranged and looked into. Each test has a harness of
/// its own.
/// </summary>
public abstract class ConnectorHarness : IAsyncDisposable
{
    /// <summary>The marketplace.</summary>
    public abstract MarketplaceId Marketplace { get; }

    /// <summary>Credentials that the simulator accepts; without a refresh token, so that a dead token stays dead.</summary>
    public abstract AccountCredentials Credentials { get; }

    /// <summary>What nobody may ever read in a message, a log or a span: the application's secret, and whatever else is one. The account's tokens need not be named.</summary>
    public abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>A listing of the marketplace that nobody ever offered.</summary>
    public abstract ListingId UnknownListing { get; }

    /// <summary>A keyword that the marketplace finds nothing by.</summary>
    public virtual string UnknownKeyword => "zzqqxxjj";

    /// <summary>Whether the marketplace tells how many pieces there are.</summary>
    public virtual bool CountsStock => true;

    /// <summary>Whether calls carry a token of the account. Where they do not, none can be dead, and accounts are told apart by nothing but who asks.</summary>
    public virtual bool HasTokens => true;

    /// <summary>The secret that callbacks are signed with; not asked of a connector without callbacks.</summary>
    public virtual string CallbackSecret => throw NotTold(nameof(CallbackSecret));

    /// <summary>Where goods are sent.</summary>
    public virtual WarehouseAddress Warehouse { get; } = new()
    {
        Warehouse = new WarehouseId("gz"),
        Province = "广东省",
        City = "广州市",
        District = "白云区",
        Street = "机场路 1 号",
        DistrictCode = "440111",
        PostalCode = "510000",
        ContactName = "王仓库",
        ContactPhone = "13912345678",
    };

    /// <summary>Starts the simulator.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when it takes calls.</returns>
    public abstract ValueTask StartAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Adds the connector, at the simulator. Failed calls are not to be repeated, however harmless, and calls not to wait for a budget: the suites count calls and
    /// have no patience.
    /// </summary>
    /// <param name="builder">The builder of the host.</param>
    public abstract void AddConnector(IReverseBuyBuilder builder);

    /// <summary>Adds the connector as somebody does who forgot its secret.</summary>
    /// <param name="builder">The builder of the host.</param>
    public abstract void AddMisconfiguredConnector(IReverseBuyBuilder builder);

    /// <summary>Finds a listing on sale, with two choices that are there in plenty and that any quantity from the smallest up can be ordered of.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The same listing each time, as it is now.</returns>
    public abstract ValueTask<KnownListing> GetListingAsync(CancellationToken cancellationToken);

    /// <summary>Multiplies the prices of a listing.</summary>
    /// <param name="listing">The listing.</param>
    /// <param name="factor">By what.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when it holds.</returns>
    public abstract ValueTask ChangePriceAsync(ListingId listing, decimal factor, CancellationToken cancellationToken);

    /// <summary>Sets how many pieces there are.</summary>
    /// <param name="sku">The choice.</param>
    /// <param name="stock">How many; not negative.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when it holds.</returns>
    public abstract ValueTask ChangeStockAsync(SkuId sku, int stock, CancellationToken cancellationToken);

    /// <summary>Takes a listing off sale.</summary>
    /// <param name="listing">The listing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when it is off.</returns>
    public abstract ValueTask DelistAsync(ListingId listing, CancellationToken cancellationToken);

    /// <summary>Lets the marketplace's clock run.</summary>
    /// <param name="time">By how much.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when all that is due until then has happened.</returns>
    public abstract ValueTask PassAsync(TimeSpan time, CancellationToken cancellationToken);

    /// <summary>
    /// Lets the marketplace refuse the next call, whatever it is, as its gateway does; nothing is carried out.
    /// </summary>
    /// <param name="kind">What the refusal means.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether the marketplace has such a refusal.</returns>
    public abstract ValueTask<bool> RefuseNextAsync(MarketplaceErrorKind kind, CancellationToken cancellationToken);

    /// <summary>Reads the marketplace's books; not asked of a connector that buys nothing.</summary>
    /// <param name="reference">Our reference.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Every order under the reference.</returns>
    public virtual ValueTask<IReadOnlyList<BookedOrder>> GetOrdersAsync(string reference, CancellationToken cancellationToken) => throw NotTold(nameof(GetOrdersAsync));

    /// <summary>Finds lines that the marketplace makes two orders of; not asked of a connector that buys nothing.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>SKUs and quantities; none for a marketplace that splits nothing.</returns>
    public virtual ValueTask<IReadOnlyList<LiveOfferLine>> GetSplitLinesAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<LiveOfferLine>>([]);

    /// <summary>Buys by a link as a person does who opens it; not asked of a connector without assisted purchasing.</summary>
    /// <param name="link">The link, as the connector made it.</param>
    /// <param name="quantity">How many pieces; at least 1.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The marketplace's id of the order.</returns>
    public virtual ValueTask<string> BuyByLinkAsync(Uri link, int quantity, CancellationToken cancellationToken) => throw NotTold(nameof(BuyByLinkAsync));

    /// <summary>Reads every callback that the marketplace has sent since it was started, or would have, byte for byte; not asked of a connector without callbacks.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The callbacks, the oldest first.</returns>
    public virtual ValueTask<IReadOnlyList<CallbackRequest>> GetCallbacksAsync(CancellationToken cancellationToken) => throw NotTold(nameof(GetCallbacksAsync));

    /// <summary>Stops the simulator.</summary>
    /// <returns>A task that ends when it has stopped.</returns>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private NotSupportedException NotTold(string what) =>
        new($"The connector of '{Marketplace}' declares a capability that its harness does not know enough of: override {what}.");
}

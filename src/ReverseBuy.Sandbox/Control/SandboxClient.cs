using System.Net.Http.Json;
using ReverseBuy.Sandbox.Control;
using ReverseBuy.Sandbox.Pushes;

namespace ReverseBuy.Sandbox;

/// <summary>
/// Speaks the control API of a sandbox, in this process or another. Safe for any thread.
/// Every method throws <see cref="HttpRequestException"/> when the sandbox cannot be reached and
/// <see cref="InvalidOperationException"/>, with the reason, when it refuses.
/// </summary>
public sealed class SandboxClient : IDisposable
{
    private readonly HttpClient _http;

    /// <summary>Makes a client of the sandbox at an address.</summary>
    /// <param name="baseAddress">Where the sandbox listens, e.g. <c>http://127.0.0.1:5088</c>.</param>
    public SandboxClient(Uri baseAddress)
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(baseAddress, "/_sandbox/") };
    }

    /// <summary>How often the marketplaces were called.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<SandboxCounters> GetCountersAsync(CancellationToken cancellationToken = default) =>
        GetAsync<SandboxCounters>("counters", cancellationToken);

    /// <summary>Every order of all marketplaces, oldest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<SandboxOrder>> GetOrdersAsync(CancellationToken cancellationToken = default) =>
        GetAsync<IReadOnlyList<SandboxOrder>>("orders", cancellationToken);

    /// <summary>Every listing of all marketplaces with today's prices and stock.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<SandboxListing>> GetListingsAsync(CancellationToken cancellationToken = default) =>
        GetAsync<IReadOnlyList<SandboxListing>>("listings", cancellationToken);

    /// <summary>The short links to a listing, one of each kind. To follow them, ask the sandbox with the host's name of the address.</summary>
    /// <param name="marketplace"><c>taobao</c>, <c>1688</c>, <c>jd</c> or <c>pinduoduo</c>.</param>
    /// <param name="listingId">The listing's public number.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<SandboxShortLink>> GetShortLinksAsync(string marketplace, string listingId, CancellationToken cancellationToken = default) =>
        GetAsync<IReadOnlyList<SandboxShortLink>>(
            $"links?marketplace={Uri.EscapeDataString(marketplace)}&listingId={Uri.EscapeDataString(listingId)}", cancellationToken);

    /// <summary>The last messages that marketplaces pushed, or would have if anybody had subscribed; waits until those under way have been answered.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<SandboxPush>> GetPushesAsync(CancellationToken cancellationToken = default) =>
        GetAsync<IReadOnlyList<SandboxPush>>("pushes", cancellationToken);

    /// <summary>Has a marketplace push what happens from now on, signed, as the platform does.</summary>
    /// <param name="marketplace"><c>taobao</c> or <c>1688</c>.</param>
    /// <param name="url">Where to: http on loopback.</param>
    /// <param name="kinds">The platform's names of the messages wanted; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task SubscribeToPushesAsync(
        string marketplace, Uri url, IReadOnlyList<string>? kinds = null, CancellationToken cancellationToken = default) =>
        PostAsync("pushes", new PushSubscription(marketplace, url, kinds), cancellationToken);

    /// <summary>Ends all subscriptions to pushes.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task UnsubscribeFromPushesAsync(CancellationToken cancellationToken = default) => DeleteAsync("pushes", cancellationToken);

    /// <summary>Advances the business clock: orders get paid, shipped, signed for, or expire.</summary>
    /// <param name="by">How far; not negative.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task AdvanceClockAsync(TimeSpan by, CancellationToken cancellationToken = default) =>
        PostAsync("clock", new ClockChange(by), cancellationToken);

    /// <summary>Adds a fault behind those already scripted.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task AddFaultAsync(SandboxFault fault, CancellationToken cancellationToken = default) =>
        PostAsync("faults", fault, cancellationToken);

    /// <summary>Removes every fault that has not struck yet.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task ClearFaultsAsync(CancellationToken cancellationToken = default) => DeleteAsync("faults", cancellationToken);

    /// <summary>Multiplies a price. Factors add up: 1.1 twice makes 1.21.</summary>
    /// <param name="marketplace"><c>taobao</c>, <c>1688</c>, <c>jd</c> or <c>pinduoduo</c>.</param>
    /// <param name="listingId">The listing's public number.</param>
    /// <param name="skuId">The SKU's number; null for the whole listing. A price by quantity always changes as a whole.</param>
    /// <param name="factor">Above 0, up to 1000.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task ChangePriceAsync(
        string marketplace, string listingId, string? skuId, decimal factor, CancellationToken cancellationToken = default) =>
        PostAsync("prices", new ListingChange(marketplace, listingId, skuId, factor, null), cancellationToken);

    /// <summary>Sets how many pieces are left.</summary>
    /// <param name="marketplace"><c>taobao</c>, <c>1688</c>, <c>jd</c> or <c>pinduoduo</c>.</param>
    /// <param name="listingId">The listing's public number.</param>
    /// <param name="skuId">The SKU's number; empty for a listing without SKUs.</param>
    /// <param name="stock">Pieces, 0 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task ChangeStockAsync(
        string marketplace, string listingId, string skuId, int stock, CancellationToken cancellationToken = default) =>
        PostAsync("stock", new ListingChange(marketplace, listingId, skuId, null, stock), cancellationToken);

    /// <summary>Takes a listing off sale for good.</summary>
    /// <param name="marketplace"><c>taobao</c>, <c>1688</c>, <c>jd</c> or <c>pinduoduo</c>.</param>
    /// <param name="listingId">The listing's public number.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task DelistAsync(string marketplace, string listingId, CancellationToken cancellationToken = default) =>
        PostAsync("delist", new ListingChange(marketplace, listingId, null, null, null), cancellationToken);

    /// <summary>Has the seller change the freight of an order that is not paid yet; its total changes, and marketplaces that tell of that do.</summary>
    /// <param name="marketplace"><c>taobao</c>, <c>1688</c>, <c>jd</c> or <c>pinduoduo</c>.</param>
    /// <param name="orderId">The platform's order number.</param>
    /// <param name="freight">The new freight of the whole order, in yuan; 0 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task ChangeFreightAsync(string marketplace, string orderId, decimal freight, CancellationToken cancellationToken = default) =>
        PostAsync("freight", new FreightChange(marketplace, orderId, freight), cancellationToken);

    /// <summary>
    /// Begins a refund at Taobao as a person does on its pages, for no interface of it takes one. The seller agrees or refuses 24 hours later; money alone
    /// is back then, goods after 72 hours and their money after 120, on the business clock.
    /// </summary>
    /// <param name="orderId">The number of a purchase that is paid.</param>
    /// <param name="skuId">The SKU's public number, which picks the line; null for the only line of a purchase.</param>
    /// <param name="returnsGoods">Whether the goods go back.</param>
    /// <param name="isRefused">Whether the seller refuses.</param>
    /// <param name="reason">The reason, as the platform tells it; null for one of the sandbox's own.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The platform's number of the refund.</returns>
    public async Task<string> OpenRefundAsync(
        string orderId,
        string? skuId = null,
        bool returnsGoods = false,
        bool isRefused = false,
        string? reason = null,
        CancellationToken cancellationToken = default)
    {
        using var response = await _http.PostAsJsonAsync(
            "refunds", new RefundOpening(orderId, skuId, returnsGoods, isRefused, reason), ControlJson.Format, cancellationToken).ConfigureAwait(false);
        await EnsureDoneAsync(response, cancellationToken).ConfigureAwait(false);
        return (await response.Content.ReadFromJsonAsync<OpenedRefund>(ControlJson.Format, cancellationToken).ConfigureAwait(false))!.Id;
    }

    /// <summary>
    /// Buys at Pinduoduo as a person does who opens a link of a promoter: paid at once, with what the link carries. Nobody can be asked to do it over its
    /// interface.
    /// </summary>
    /// <param name="link">The link, as the connector made it.</param>
    /// <param name="quantity">Pieces, 1 or more.</param>
    /// <param name="skuId">The SKU's public id; null for the one that the link picks, else the first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The platform's number of the order.</returns>
    public async Task<string> BuyByLinkAsync(Uri link, int quantity, string? skuId = null, CancellationToken cancellationToken = default)
    {
        using var response = await _http.PostAsJsonAsync("purchases", new LinkPurchase(link, quantity, skuId), ControlJson.Format, cancellationToken).ConfigureAwait(false);
        await EnsureDoneAsync(response, cancellationToken).ConfigureAwait(false);
        return (await response.Content.ReadFromJsonAsync<BoughtOrder>(ControlJson.Format, cancellationToken).ConfigureAwait(false))!.Id;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken) =>
        (await _http.GetFromJsonAsync<T>(path, ControlJson.Format, cancellationToken).ConfigureAwait(false))!;

    private async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _http.DeleteAsync(new Uri(path, UriKind.Relative), cancellationToken).ConfigureAwait(false);
        await EnsureDoneAsync(response, cancellationToken).ConfigureAwait(false);
    }

    private async Task PostAsync<T>(string path, T body, CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsJsonAsync(path, body, ControlJson.Format, cancellationToken).ConfigureAwait(false);
        await EnsureDoneAsync(response, cancellationToken).ConfigureAwait(false);
    }

    private static async Task EnsureDoneAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(
                $"The sandbox refused ({(int)response.StatusCode}): {await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)}");
        }
    }
}

using Microsoft.Extensions.Logging;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory.Snapshots;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory.Verifying;

/// <summary>Asks upstream about lines, marketplace by marketplace at once, and never longer than the deadline.</summary>
internal sealed class Verifier(
    ITenants tenants,
    IConnectors connectors,
    IWarehouses warehouses,
    LearntOffers snapshots,
    InventoryOptions options,
    InventoryMetrics metrics,
    IIdGenerator ids,
    TimeProvider time,
    ILogger<Verifier> logger) : IOrderVerification
{
    public async ValueTask<Verification> VerifyAsync(TenantId tenantId, VerificationRequest request, CancellationToken cancellationToken)
    {
        RequireDistinct(request.Lines);
        RequireOneMarketplace(request);
        var tenant = await tenants.GetAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var destination = await warehouses.FindAsync(tenantId, request.Warehouse, cancellationToken).ConfigureAwait(false)
            ?? throw new ConfigurationException(
                $"Tenant '{tenantId}' has no warehouse '{request.Warehouse}'. Name one in AddReverseBuy(o => o.Warehouses.Add(…)).");
        var asked = time.GetUtcNow();
        var started = time.GetTimestamp();
        var offers = new Dictionary<SkuId, LiveOffer>();
        var groups = request.Lines.GroupBy(line => line.Sku.Listing.Marketplace).ToList();
        var asking = groups.Select(group => AskAsync(tenant, request.Account, destination, group.Key, [.. group], cancellationToken));
        foreach (var answers in await Task.WhenAll(asking).ConfigureAwait(false))
        {
            foreach (var offer in answers)
            {
                offers[offer.Sku] = offer;
            }
        }

        foreach (var product in offers.Values.Select(ProductOf).OfType<Product>().DistinctBy(product => product.Id))
        {
            var context = ContextOf(tenant, request.Account, product.Id.Marketplace);
            await snapshots.LearnAsync(context, product, asked, cancellationToken).ConfigureAwait(false);
        }

        foreach (var gone in offers.Values.OfType<LiveOffer.ListingGone>().Select(offer => offer.Sku.Listing).Distinct())
        {
            snapshots.LearnGone(ContextOf(tenant, request.Account, gone.Marketplace), gone, asked);
        }

        var verification = new Verification(ids.NewId<VerificationId>(), asked, [.. Compare(request.Lines, offers).Select(line => line with { Account = AccountOf(tenant, request.Account, line) })]);
        metrics.Verified(verification, time.GetElapsedTime(started));
        return verification;
    }

    private static ConnectorContext ContextOf(Tenant tenant, BuyingAccountId? account, MarketplaceId marketplace) =>
        account is { } named ? new ConnectorContext(tenant.Id, named, CallLane.Verify) : tenant.CallContext(marketplace, CallLane.Verify);

    private static BuyingAccountId? AccountOf(Tenant tenant, BuyingAccountId? account, VerifiedLine line) =>
        account ?? (tenant.Accounts.TryGetValue(line.Line.Sku.Listing.Marketplace, out var own) ? own : null);

    private static Product? ProductOf(LiveOffer offer) => offer switch
    {
        LiveOffer.Offered offered => offered.Product,
        LiveOffer.SkuGone skuGone => skuGone.Product,
        _ => null,
    };

    private static void RequireOneMarketplace(VerificationRequest request)
    {
        if (request.Account is { } account && request.Lines.DistinctBy(line => line.Sku.Listing.Marketplace).Skip(1).Any())
        {
            throw new ArgumentException(
                $"Account '{account}' is one marketplace's, and the lines are of several. Verify those of each marketplace apart.", nameof(request));
        }
    }

    private static void RequireDistinct(IReadOnlyList<VerificationLine> lines)
    {
        if (lines.Count == 0)
        {
            throw new ArgumentException("Nothing is to be verified: give at least one line.", nameof(lines));
        }

        var seen = new HashSet<SkuId>();
        foreach (var line in lines)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(line.Quantity, 1, $"quantity of {line.Sku}");
            if (!seen.Add(line.Sku))
            {
                throw new ArgumentException($"SKU {line.Sku} is in two lines; add their quantities up.", nameof(lines));
            }
        }
    }

    private static IEnumerable<VerifiedLine> Compare(IReadOnlyList<VerificationLine> lines, Dictionary<SkuId, LiveOffer> offers)
    {
        var quantities = lines.GroupBy(line => line.Sku.Listing).ToDictionary(group => group.Key, group => group.Sum(line => line.Quantity));
        foreach (var line in lines)
        {
            yield return offers.TryGetValue(line.Sku, out var offer)
                ? new VerifiedLine(line, LineComparison.Compare(line, quantities[line.Sku.Listing], offer), offer)
                : new VerifiedLine(line, new LineDifference.NotAsked("The marketplace did not answer before the deadline of the verification."), null);
        }
    }

    private async Task<IReadOnlyList<LiveOffer>> AskAsync(
        Tenant tenant,
        BuyingAccountId? account,
        WarehouseAddress destination,
        MarketplaceId marketplace,
        IReadOnlyList<VerificationLine> lines,
        CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.VerificationDeadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var request = new LiveOfferRequest(destination, [.. lines.Select(line => new LiveOfferLine(line.Sku, line.Quantity))]);
            return await connectors.Require<ILiveOffers>(marketplace)
                .GetAsync(ContextOf(tenant, account, marketplace), request, either.Token)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.VerificationFailed(logger, lines.Count, marketplace, tenant.Id, "the deadline passed");
            return [];
        }
        catch (MarketplaceException exception)
        {
            Log.VerificationFailed(logger, lines.Count, marketplace, tenant.Id, exception.Message);
            return [.. lines.Select(line => new LiveOffer.Unreachable(line.Sku, exception))];
        }
    }
}

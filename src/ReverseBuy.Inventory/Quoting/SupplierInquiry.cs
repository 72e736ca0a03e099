using Microsoft.Extensions.Logging;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory.Asking;
using ReverseBuy.Inventory.Verifying;
using ReverseBuy.Settings;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory.Quoting;

/// <summary>Asks suppliers for price and freight, all at once, and never longer than the deadline.</summary>
/// <remarks>
/// In the lane of browsing: a comparison sells nothing yet, and in the lane of verifications it would take the calls of customers who are ordering. Offers are
/// alternatives, not lines of one order, so each has a call of its own: the quantities of two choices of one listing do not add up.
/// </remarks>
internal sealed class SupplierInquiry(
    ITenants tenants,
    IConnectors connectors,
    IWarehouses warehouses,
    IEffectiveSettings settings,
    LiveQuestions questions,
    InventoryOptions options,
    VerificationMetrics metrics,
    TimeProvider time,
    ILogger<SupplierInquiry> logger)
{
    public async ValueTask<SupplierComparison> CompareAsync(TenantId tenantId, SupplierQuoteRequest request, CancellationToken cancellationToken)
    {
        Require(request);
        var started = time.GetTimestamp();
        using var deadline = new AskingDeadline(options.QuoteDeadline, time, logger, cancellationToken);
        var tenant = await tenants.GetAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var effective = await settings.GetAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var destination = await warehouses.FindAsync(tenantId, request.Warehouse, cancellationToken).ConfigureAwait(false)
            ?? throw new ConfigurationException(
                $"Tenant '{tenantId}' has no warehouse '{request.Warehouse}'. Name one in AddReverseBuy(o => o.Warehouses.Add(…)).");
        List<AskedOffer> asked = [];
        List<UnquotedOffer> unquoted = [];
        foreach (var sku in request.Offers)
        {
            try
            {
                effective.RequireOn(tenantId, sku.Listing.Marketplace);
                asked.Add(Ask(deadline, tenant, destination, new LiveOfferLine(sku, request.Quantity)));
            }
            catch (MarketplaceException noBusiness)
            {
                unquoted.Add(new UnquotedOffer(sku, new LineDifference.Unreachable(noBusiness.Message)));
            }
        }

        await deadline.WaitAsync().ConfigureAwait(false);
        List<SupplierQuote> quotes = [];
        foreach (var offer in asked)
        {
            var (quote, why) = await offer.ReadAsync().ConfigureAwait(false);
            if (quote is not null)
            {
                quotes.Add(quote);
            }
            else
            {
                unquoted.Add(new UnquotedOffer(offer.Line.Sku, why!));
            }
        }

        var comparison = SupplierRanking.Rank(request.Offers, quotes, unquoted);
        metrics.Quoted(comparison, time.GetElapsedTime(started));
        return comparison;
    }

    private static void Require(SupplierQuoteRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Quantity, 1, "quantity");
        if (request.Offers.Count == 0)
        {
            throw new ArgumentException("There is nothing to compare: give at least one offer.", nameof(request));
        }

        if (request.Offers.GroupBy(sku => sku).FirstOrDefault(offers => offers.Skip(1).Any()) is { } twice)
        {
            throw new ArgumentException($"SKU {twice.Key} is there twice; name each offer once.", nameof(request));
        }
    }

    private static async Task<QuotedFreight> EstimateAsync(
        IFreightEstimator estimator, ConnectorContext context, LiveOfferRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var estimates = await estimator.EstimateAsync(context, request, cancellationToken).ConfigureAwait(false);
            return new QuotedFreight.Known(estimates[0].Freight);
        }
        catch (MarketplaceException exception)
        {
            return new QuotedFreight.Unknown(exception.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new QuotedFreight.Unknown("The connector gave up the call by itself.");
        }
    }

    // Freight is asked beside the price and not after it: one after the other would not fit into the second that a customer waits.
    private AskedOffer Ask(AskingDeadline deadline, Tenant tenant, WarehouseAddress destination, LiveOfferLine line)
    {
        var marketplace = line.Sku.Listing.Marketplace;
        var context = tenant.CallContext(marketplace, CallLane.Browse);
        var batch = questions.Batch(marketplace, context, destination, [line]).Single();
        var answer = deadline.Ask(token => questions.AskAsync(batch, token));
        if (!connectors.Describe(marketplace).Capabilities.HasFlag(ConnectorCapabilities.FreightEstimate))
        {
            return new AskedOffer(line, answer, null);
        }

        var estimator = connectors.Require<IFreightEstimator>(marketplace);
        return new AskedOffer(line, answer, deadline.Ask(token => EstimateAsync(estimator, context, batch.Request, token)));
    }
}

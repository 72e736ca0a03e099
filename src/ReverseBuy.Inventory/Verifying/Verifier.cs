using Microsoft.Extensions.Logging;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory.Asking;
using ReverseBuy.Settings;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory.Verifying;

/// <summary>Asks upstream about lines, all at once, and never longer than the deadline.</summary>
internal sealed class Verifier(
    ITenants tenants,
    IWarehouses warehouses,
    IEffectiveSettings settings,
    LiveQuestions questions,
    InventoryOptions options,
    VerificationMetrics metrics,
    IIdGenerator ids,
    TimeProvider time,
    ILogger<Verifier> logger) : IOrderVerification
{
    public async ValueTask<Verification> VerifyAsync(TenantId tenantId, VerificationRequest request, CancellationToken cancellationToken)
    {
        VerificationRules.Require(request);
        var started = time.GetTimestamp();
        using var deadline = new AskingDeadline(options.VerificationDeadline, time, logger, cancellationToken);
        var tenant = await tenants.GetAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var effective = await settings.GetAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var destinations = await DestinationsAsync(tenantId, request, cancellationToken).ConfigureAwait(false);
        var asked = time.GetUtcNow();
        var results = new LineResults(request.Lines);
        List<(LiveBatch Batch, Task<LiveAnswer> Answer)> asking = [];
        foreach (var lines in request.Lines.GroupBy(line => (line.Sku.Listing.Marketplace, Destination: destinations[line.Warehouse ?? request.Warehouse ?? default])))
        {
            try
            {
                RequireOn(effective, tenantId, request, lines.Key.Marketplace);
                foreach (var batch in Batch(tenant, request, lines.Key.Marketplace, lines.Key.Destination, lines))
                {
                    var question = batch with { IsOrdered = request.Occasion == VerificationOccasion.Order };
                    asking.Add((question, deadline.Ask(token => questions.AskAsync(question, token))));
                }
            }
            catch (MarketplaceException noBusiness)
            {
                results.Take(lines, noBusiness);
            }
        }

        await deadline.WaitAsync().ConfigureAwait(false);
        foreach (var (batch, question) in asking)
        {
            results.Take(batch, await AskingDeadline.AnswerOfAsync(question).ConfigureAwait(false));
        }

        var verification = new Verification(ids.NewId<VerificationId>(), asked, results.InOrder());
        metrics.Verified(verification, request.Occasion, time.GetElapsedTime(started));
        Tell(tenant.Id, verification);
        return verification;
    }

    // What was ordered before a marketplace was switched off is still bought there.
    private static void RequireOn(EffectiveSettings settings, TenantId tenant, VerificationRequest request, MarketplaceId marketplace)
    {
        if (request.Occasion != VerificationOccasion.Purchase)
        {
            settings.RequireOn(tenant, marketplace);
        }
    }

    private IEnumerable<LiveBatch> Batch(
        Tenant tenant, VerificationRequest request, MarketplaceId marketplace, WarehouseAddress destination, IEnumerable<VerificationLine> lines) =>
        questions.Batch(marketplace, ContextOf(tenant, request.Account, marketplace), destination, lines.Select(line => new LiveOfferLine(line.Sku, line.Quantity)));

    // By the warehouse that was named; the default value where none was.
    private async ValueTask<Dictionary<WarehouseId, WarehouseAddress>> DestinationsAsync(
        TenantId tenant, VerificationRequest request, CancellationToken cancellationToken)
    {
        var destinations = new Dictionary<WarehouseId, WarehouseAddress>();
        foreach (var named in request.Lines.Select(line => line.Warehouse ?? request.Warehouse).Distinct())
        {
            destinations[named ?? default] = await warehouses.FindAsync(tenant, named, cancellationToken).ConfigureAwait(false)
                ?? throw new ConfigurationException($"Tenant '{tenant}' has no warehouse '{named}'. Name one in AddReverseBuy(o => o.Warehouses.Add(…)).");
        }

        return destinations;
    }

    private static ConnectorContext ContextOf(Tenant tenant, BuyingAccountId? account, MarketplaceId marketplace) =>
        account is { } named ? new ConnectorContext(tenant.Id, named, CallLane.Verify) : tenant.CallContext(marketplace, CallLane.Verify);

    private void Tell(TenantId tenant, Verification verification)
    {
        foreach (var lines in verification.Lines.GroupBy(line => (line.Line.Sku.Listing.Marketplace, Reason: ReasonOf(line.Difference))))
        {
            if (lines.Key.Reason is { } reason)
            {
                Log.VerificationFailed(logger, lines.Count(), lines.Key.Marketplace, tenant, reason);
            }
        }
    }

    private static string? ReasonOf(LineDifference difference) => difference switch
    {
        LineDifference.Unreachable unreachable => unreachable.Reason,
        LineDifference.NotAsked { Reason: NotAskedReason.Budget } => "the account has no call left in its budget",
        LineDifference.NotAsked => "the deadline passed",
        _ => null,
    };
}

using Microsoft.Extensions.Logging;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory.Asking;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory.Verifying;

/// <summary>Asks upstream about lines, all at once, and never longer than the deadline.</summary>
internal sealed class Verifier(
    ITenants tenants,
    IWarehouses warehouses,
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
        var destination = await warehouses.FindAsync(tenantId, request.Warehouse, cancellationToken).ConfigureAwait(false)
            ?? throw new ConfigurationException(
                $"Tenant '{tenantId}' has no warehouse '{request.Warehouse}'. Name one in AddReverseBuy(o => o.Warehouses.Add(…)).");
        var asked = time.GetUtcNow();
        var results = new LineResults(request.Lines);
        List<(LiveBatch Batch, Task<LiveAnswer> Answer)> asking = [];
        foreach (var lines in request.Lines.GroupBy(line => line.Sku.Listing.Marketplace))
        {
            try
            {
                foreach (var batch in questions.Batch(lines.Key, ContextOf(tenant, request.Account, lines.Key), destination, lines.Select(line => new LiveOfferLine(line.Sku, line.Quantity))))
                {
                    var question = batch with { IsOrdered = request.Occasion == VerificationOccasion.Order };
                    asking.Add((question, deadline.Ask(token => questions.AskAsync(question, token))));
                }
            }
            catch (MarketplaceException noAccount)
            {
                results.Take(lines, noAccount);
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

using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>
/// Takes every purchase that is due one step further. What the step is follows from the stored state alone, so a restart goes on where the last
/// process stopped, between any two lines.
/// </summary>
internal sealed class ProcurementWorker(
    ITenantStorage storage,
    PurchaseSender sender,
    LostPurchase lost,
    UpstreamPayment payment,
    UpstreamFollowing following,
    LatePurchase late,
    OperatorMatching matching,
    Changer changer,
    OrdersOptions options,
    OrdersActivities activities,
    TimeProvider time,
    ILogger<ProcurementWorker> logger) : ITenantWorker
{
    private const int Batch = 20;

    public string Name => WorkerNames.Procurement;

    public async ValueTask<DateTimeOffset?> RunAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (due, next) = await ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
            if (due.Count == 0)
            {
                return next;
            }

            foreach (var purchase in due)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await StepAsync(tenant, purchase, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<(IReadOnlyList<PurchaseOrder> Due, DateTimeOffset? Next)> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            var due = await view.PurchaseOrders.ListDueAsync(time.GetUtcNow(), Batch, cancellationToken).ConfigureAwait(false);
            return (due, due.Count > 0 ? null : await view.PurchaseOrders.NextDueAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    private async ValueTask StepAsync(TenantId tenant, PurchaseOrder purchase, CancellationToken cancellationToken)
    {
        using var activity = activities.StartStep(tenant, purchase);
        try
        {
            switch (purchase.State)
            {
                case PurchaseOrderState.Draft:
                    await sender.BuyAsync(tenant, purchase, cancellationToken).ConfigureAwait(false);
                    break;
                case PurchaseOrderState.Submitting or PurchaseOrderState.CreateUnknown:
                    await lost.AskAsync(tenant, purchase, cancellationToken).ConfigureAwait(false);
                    break;
                case PurchaseOrderState.Placed:
                    await payment.PayAsync(tenant, purchase, cancellationToken).ConfigureAwait(false);
                    break;
                case PurchaseOrderState.Paid:
                    await following.FollowAsync(tenant, purchase, cancellationToken).ConfigureAwait(false);
                    break;
                case PurchaseOrderState.Absent:
                    await late.LookAsync(tenant, purchase, cancellationToken).ConfigureAwait(false);
                    break;
                case PurchaseOrderState.AwaitingOperator:
                    await matching.MatchAsync(tenant, purchase, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    // Nothing to do in its state: it is not due any more.
                    await UpdateAsync(tenant, purchase, _ => null, purchase.Note, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
        catch (ConcurrencyException)
        {
            // Somebody else changed it first; it is read again.
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // One purchase that goes wrong must not hold up the others.
            activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
            Log.StepFailed(logger, purchase.Id, tenant, purchase.State, exception);
            await PutOffAsync(tenant, purchase, exception, cancellationToken).ConfigureAwait(false);
        }
    }

    private ValueTask PutOffAsync(TenantId tenant, PurchaseOrder purchase, Exception exception, CancellationToken cancellationToken) =>
        UpdateAsync(
            tenant,
            purchase,
            now => now + Backoff.After(options, purchase.Failures),
            exception is ReverseBuyException known ? known.Message : $"An unexpected {exception.GetType().Name}; the log tells more.",
            cancellationToken);

    private ValueTask UpdateAsync(
        TenantId tenant, PurchaseOrder purchase, Func<DateTimeOffset, DateTimeOffset?> dueAt, string? note, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            new Cause(PurchaseActor.System, $"purchase-order:{purchase.Id}"),
            async (changes, token) =>
            {
                var change = await changes.PurchaseOrderAsync(purchase.Id, token).ConfigureAwait(false);
                change.Update(current => current with { DueAt = dueAt(changes.At), Failures = current.Failures + 1, Note = note });
            },
            cancellationToken);
}

using Microsoft.Extensions.Logging;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory.Asking;
using ReverseBuy.Inventory.Loading;
using ReverseBuy.Inventory.Memory;
using ReverseBuy.Inventory.Planning;
using ReverseBuy.Inventory.Verifying;

namespace ReverseBuy.Inventory.Snapshots;

/// <summary>Corrects snapshots by what was asked live anyway. What is known and a live offer does not tell is kept.</summary>
internal sealed class LearntOffers(
    AccountSlots slots,
    SnapshotTable table,
    ISnapshotStore store,
    SnapshotKeeper keeper,
    AccountPlans plans,
    FreshnessClock clock,
    VerificationMetrics metrics,
    ILogger<LearntOffers> logger)
{
    /// <summary>
    /// Learns from an answer. What is in memory is corrected before this returns; what is not is looked up and corrected behind, for nobody is to wait for it. An answer
    /// that comes late is as old as its question, and so never replaces what is newer.
    /// </summary>
    public void Learn(LiveAnswer answer)
    {
        List<LearntListing>? cold = null;
        foreach (var learnt in LearntListing.Of(answer, slots))
        {
            var entry = table.Find(learnt.Slot, learnt.Listing.Value);
            if (entry is not null && learnt.Live is not null && answer.Batch.IsOrdered)
            {
                plans.Of(learnt.Slot).Ordered(entry, clock.Of(answer.AskedAt));
            }

            if (entry?.Found?.Snapshot is { } known)
            {
                Take(learnt, known);
            }
            else if (learnt.Live is null)
            {
                Take(learnt, null);
            }
            else
            {
                (cold ??= []).Add(learnt);
            }
        }

        if (cold is not null)
        {
            // Nothing of the caller's context goes along.
            ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.Me.TakeColdAsync(work.Cold), (Me: this, Cold: cold), preferLocal: false);
        }
    }

    private async Task TakeColdAsync(List<LearntListing> cold)
    {
        var tenant = cold[0].Slot.Tenant;
        try
        {
            var stored = await store.FindManyAsync(tenant, cold.ConvertAll(learnt => learnt.Slot.KeyOf(learnt.Listing.Value)), CancellationToken.None).ConfigureAwait(false);
            for (var index = 0; index < cold.Count; index++)
            {
                Take(cold[index], stored[index]);
            }
        }
        catch (Exception exception)
        {
            // Without what is stored, texts that the live offer leaves out would be lost: rather learn nothing.
            Log.NotLearnt(logger, cold.Count, tenant, exception.GetType().Name);
        }
    }

    private void Take(LearntListing learnt, Snapshot? known)
    {
        // Kept in memory now; the task is that of writing it down, which logs its own failures.
        _ = learnt.Live is { } live
            ? keeper.Keep(learnt.Slot, learnt.Listing.Value, new Snapshot(known is null ? live : new KnownTexts(known.Product).FillIn(live), learnt.Answer.AskedAt))
            : keeper.KeepGone(learnt.Slot, learnt.Listing.Value, learnt.Answer.AskedAt);
        if (known is not null && learnt.Answer.Batch.IsOrdered)
        {
            metrics.Browsed(known.AgeAt(learnt.Answer.AskedAt), learnt.Compare(known.Product));
        }
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using ReverseBuy.Inventory.Memory;
using ReverseBuy.Inventory.Sharing;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory.Loading;

/// <summary>
/// Loads what is not in memory: from what nodes share, else from the tenant's database, else from upstream. One load for each listing, however many wait;
/// it runs under its own tenant and under no waiter's token, so that a customer who leaves takes the answer from nobody.
/// </summary>
internal sealed class SnapshotLoader(
    SnapshotTable table,
    SnapshotKeeper keeper,
    SharedTier tier,
    ISnapshotStore store,
    ColdMissLease lease,
    Upstream upstream,
    ITenantScopeFactory scopes,
    InventoryMetrics metrics,
    TimeProvider time,
    ILogger<SnapshotLoader> logger)
{
    private readonly ConcurrentDictionary<SnapshotKey, ColdLoad> _running = new();

    public Task<SnapshotRead> Load(AccountSlot slot, string listing) => Load(slot.Tenant, [(slot, listing)])[0];

    /// <summary>Loads listings of one tenant.</summary>
    /// <returns>A task for each, in their order; a listing that is named twice is loaded once.</returns>
    public Task<SnapshotRead>[] Load(TenantId tenant, IReadOnlyList<(AccountSlot Slot, string Listing)> wanted)
    {
        var answers = new Task<SnapshotRead>[wanted.Count];
        List<ColdLoad> mine = [];
        for (var index = 0; index < answers.Length; index++)
        {
            var load = new ColdLoad(wanted[index].Slot, wanted[index].Listing);
            var running = _running.GetOrAdd(load.Key, load);
            answers[index] = running.Answer;
            if (ReferenceEquals(running, load))
            {
                mine.Add(load);
            }
        }

        metrics.Joined(answers.Length - mine.Count);
        if (mine.Count > 0)
        {
            // Nothing of the first waiter's context, its tenant least of all, goes along.
            ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.Me.RunAsync(work.Tenant, work.Loads), (Me: this, Tenant: tenant, Loads: mine), preferLocal: false);
        }

        return answers;
    }

    private async Task RunAsync(TenantId tenant, List<ColdLoad> loads)
    {
        using var scope = scopes.Enter(tenant);
        try
        {
            var cold = await FromStoresAsync(tenant, loads, CancellationToken.None).ConfigureAwait(false);
            await Task.WhenAll(cold.Select(FromUpstreamAsync)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            foreach (var load in loads.Where(load => !load.Answer.IsCompleted))
            {
                Fail(load, exception);
            }
        }
    }

    private async ValueTask<List<ColdLoad>> FromStoresAsync(TenantId tenant, List<ColdLoad> loads, CancellationToken cancellationToken)
    {
        // Whoever came between a look into memory and the end of an earlier load finds it there.
        var left = loads.FindAll(load => table.Find(load.Slot, load.Listing)?.Found is not { } found || !Complete(load, found, HitTier.Memory));
        if (left.Count == 0)
        {
            return left;
        }

        left = Take(left, await tier.FindManyAsync(tenant, Keys(left), cancellationToken).ConfigureAwait(false), HitTier.Shared);
        if (left.Count == 0)
        {
            return left;
        }

        var stored = await store.FindManyAsync(tenant, Keys(left), cancellationToken).ConfigureAwait(false);
        // What upstream told of a change of is not worth sharing: the tier does not keep that it is stale.
        tier.Offer(tenant, [.. left.Zip(stored).Where(pair => pair.Second is { ChangedAt: null }).Select(pair => new KeyedSnapshot(pair.First.Key, pair.Second!))]);
        return Take(left, stored, HitTier.Store);
    }

    private async Task FromUpstreamAsync(ColdLoad load)
    {
        try
        {
            var turn = await lease.TakeAsync(load.Key).ConfigureAwait(false);
            await using (turn.ConfigureAwait(false))
            {
                // Another node may have asked while we waited for our turn.
                if (!turn.IsShared || (await FromStoresAsync(load.Key.Tenant, [load], CancellationToken.None).ConfigureAwait(false)).Count > 0)
                {
                    var asked = await upstream.AskAsync(load.Slot, load.Slot.Browse, load.Listing, CancellationToken.None).ConfigureAwait(false);
                    Complete(load, asked.Answer, HitTier.Upstream);

                    // Readers need not wait for it; the next node to get the turn does.
                    await asked.Kept.ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception)
        {
            Fail(load, exception);
        }
    }

    private List<ColdLoad> Take(List<ColdLoad> loads, IReadOnlyList<Snapshot?> found, HitTier from)
    {
        List<ColdLoad> left = [];
        for (var index = 0; index < loads.Count; index++)
        {
            if (found[index] is { } snapshot)
            {
                Complete(loads[index], keeper.Load(loads[index].Slot, loads[index].Listing, snapshot), from);
            }
            else
            {
                left.Add(loads[index]);
            }
        }

        return left;
    }

    private bool Complete(ColdLoad load, SnapshotRead answer, HitTier from)
    {
        metrics.Hit(from);
        if (answer is SnapshotRead.Found found && metrics.WantsAges)
        {
            metrics.Age(found.Snapshot.AgeAt(time.GetUtcNow()));
        }

        table.Find(load.Slot, load.Listing)?.NoteFirstRead();
        _running.TryRemove(new(load.Key, load));
        load.Complete(answer);
        return true;
    }

    private void Fail(ColdLoad load, Exception exception)
    {
        Log.LoadFailed(logger, load.Key.Listing, load.Key.Tenant, exception.GetType().Name);
        _running.TryRemove(new(load.Key, load));
        load.Fail(exception);
    }

    private static List<SnapshotKey> Keys(List<ColdLoad> loads) => loads.ConvertAll(load => load.Key);
}

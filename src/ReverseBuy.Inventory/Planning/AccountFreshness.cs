using ReverseBuy.Inventory.Freshness;
using ReverseBuy.Inventory.Memory;

namespace ReverseBuy.Inventory.Planning;

/// <summary>
/// What one buying account's policy knows, told of what happens to its listings: reads, answers, pushes, orders. The policy wants one thread at a time, so this is
/// a lock around it; nothing here is called by a read that memory answers. Thread-safe.
/// </summary>
internal sealed class AccountFreshness
{
    private readonly Lock _gate = new();
    private readonly FreshnessPolicy _policy = new();
    private readonly RefreshPlan<CachedListing> _plan;
    private bool _isPushed;

    public AccountFreshness(InventoryOptions options, TimeSpan now) =>
        _plan = new RefreshPlan<CachedListing>(_policy, new RefreshThreshold(options.RefreshCallsPerSecond, now, options.RefreshSettling));

    /// <summary>The listing is in memory from now on, with a snapshot captured then.</summary>
    public void Loaded(CachedListing entry, TimeSpan capturedAt)
    {
        lock (_gate)
        {
            entry.Freshness ??= FreshnessPolicy.Start(capturedAt, _isPushed);
        }
    }

    /// <summary>Upstream answered.</summary>
    /// <param name="entry">The listing.</param>
    /// <param name="asked">When it was asked.</param>
    /// <param name="isChanged">Whether the answer differs from the snapshot before; <see langword="null"/> when there was none.</param>
    public void Captured(CachedListing entry, TimeSpan asked, bool? isChanged)
    {
        lock (_gate)
        {
            if (isChanged is { } changed && entry.Freshness is { } known)
            {
                _policy.Captured(ref known, asked, changed);
                entry.Freshness = known;
            }
            else
            {
                // Nothing to compare with, so nothing was learnt; a refresh that was asked for has come all the same.
                entry.Freshness = FreshnessPolicy.Start(asked, _isPushed);
            }
        }

        // When it is due next depends on what was learnt.
        entry.WantLook();
    }

    /// <summary>Upstream does not know the listing any more: there is nothing to refresh.</summary>
    public void Gone(CachedListing entry)
    {
        lock (_gate)
        {
            entry.Freshness = null;
        }
    }

    /// <summary>Upstream told of a change. From the first one on, that none comes counts for something too.</summary>
    public void Pushed(CachedListing entry, TimeSpan now)
    {
        lock (_gate)
        {
            _isPushed = true;
            if (entry.Freshness is { } known)
            {
                TrustPushes(ref known, now);
                _policy.Pushed(ref known, now);
                entry.Freshness = known;
            }
        }
    }

    /// <summary>A customer orders the listing, and it is verified.</summary>
    public void Ordered(CachedListing entry, TimeSpan now)
    {
        lock (_gate)
        {
            if (entry.Freshness is { } known)
            {
                _policy.Ordered(known, now);
            }
        }
    }

    /// <summary>Whether a customer's intent is worth a call: most are, but that something changed since may be too unlikely.</summary>
    public bool IsIntentWorth(CachedListing entry, TimeSpan now)
    {
        lock (_gate)
        {
            if (entry.Freshness is not { } known)
            {
                return true;
            }

            var isWorth = _plan.ConsiderIntent(ref known, now);
            entry.Freshness = known;
            return isWorth;
        }
    }

    /// <summary>A refresh was asked for by somebody else than the plan; it counts against the plan's calls.</summary>
    public void Asked(CachedListing entry)
    {
        lock (_gate)
        {
            if (entry.Freshness is { } known)
            {
                _plan.AskedByOthers(ref known);
                entry.Freshness = known;
            }
        }
    }

    /// <summary>A refresh came to nothing; the plan leaves the listing alone until then.</summary>
    public void Failed(CachedListing entry, TimeSpan retryAt)
    {
        lock (_gate)
        {
            if (entry.Freshness is { } known)
            {
                _plan.Failed(entry, ref known, retryAt);
                entry.Freshness = known;
            }
        }
    }

    /// <summary>Whether the snapshot is likelier wrong than right.</summary>
    public bool IsStale(CachedListing entry, TimeSpan now)
    {
        lock (_gate)
        {
            return entry.Freshness is { } known && _policy.IsStale(known, now);
        }
    }

    /// <summary>Takes in what was read since the last look.</summary>
    /// <returns>What to refresh now.</returns>
    public List<CachedListing> Look(CachedListing? read, TimeSpan now)
    {
        List<CachedListing> due = [];
        lock (_gate)
        {
            while (read is not null)
            {
                var next = read.TakeNoted(out var reads);
                if (read is { IsOut: false, Freshness: { } known })
                {
                    TrustPushes(ref known, now);
                    for (var count = reads; count > 0; count--)
                    {
                        _policy.Read(ref known, now);
                    }

                    if (_plan.Consider(read, ref known, now))
                    {
                        due.Add(read);
                    }

                    read.Freshness = known;
                }

                read = next;
            }

            while (_plan.TryTake(now, out var turn))
            {
                // What was evicted meanwhile is nobody's any more.
                if (turn.Key is { IsOut: false, Freshness: { } known })
                {
                    if (_plan.ConsiderDue(turn, ref known, now))
                    {
                        due.Add(turn.Key);
                    }

                    turn.Key.Freshness = known;
                }
            }
        }

        return due;
    }

    private void TrustPushes(ref ListingFreshness known, TimeSpan now)
    {
        if (_isPushed && !known.PushesTrusted)
        {
            _policy.TrustPushes(ref known, now, trusted: true);
        }
    }
}

namespace ReverseBuy.Inventory.Freshness;

/// <summary>
/// Which listings to refresh when: looks at a listing when something happens to it, and again when its urgency is expected to reach the threshold, so that
/// nobody walks through all of them. Not thread-safe.
/// </summary>
/// <remarks>A refresh that was asked for is not asked for again until <see cref="FreshnessPolicy.Captured"/> or <see cref="Failed"/> is told.</remarks>
internal sealed class RefreshPlan<TKey>(FreshnessPolicy policy, RefreshThreshold threshold)
{
    private readonly PriorityQueue<TKey, double> _turns = new();

    /// <summary>When the next turn comes, in seconds since the start; infinity: none is planned.</summary>
    public double NextTurn => _turns.TryPeek(out _, out var at) ? at : double.PositiveInfinity;

    /// <summary>Looks at a listing after a read, a push or a capture.</summary>
    /// <returns>Whether to refresh it now.</returns>
    public bool Consider(TKey key, ref ListingFreshness listing, TimeSpan now)
    {
        if (listing.Asked)
        {
            return false;
        }

        var least = threshold.At(now);
        if (policy.Urgency(listing, now) >= least)
        {
            Ask(ref listing);
            return true;
        }

        // The turn of a busy listing is there for when its reads cease; until then its next read comes first.
        if (FreshnessPolicy.IsBusy(listing) && !double.IsPositiveInfinity(listing.DueAt))
        {
            return false;
        }

        var due = policy.DueAt(listing, now, least);
        if (due < listing.DueAt)
        {
            Plan(key, ref listing, due);
        }

        return false;
    }

    /// <summary>Looks at a listing when a customer chooses a SKU or puts it in the cart.</summary>
    /// <returns>Whether to refresh it now.</returns>
    public bool ConsiderIntent(ref ListingFreshness listing, TimeSpan now)
    {
        if (listing.Asked || policy.UrgencyOnIntent(listing, now) < threshold.At(now))
        {
            return false;
        }

        Ask(ref listing);
        return true;
    }

    /// <summary>Takes the next listing whose turn has come, to be given to <see cref="ConsiderDue"/> with its state.</summary>
    public bool TryTake(TimeSpan now, out RefreshDue<TKey> due)
    {
        if (_turns.TryPeek(out var key, out var at) && at <= now.TotalSeconds)
        {
            _turns.Dequeue();
            due = new RefreshDue<TKey>(key, at);
            return true;
        }

        due = default;
        return false;
    }

    /// <summary>Looks at a listing whose turn has come.</summary>
    /// <returns>Whether to refresh it now.</returns>
    public bool ConsiderDue(in RefreshDue<TKey> due, ref ListingFreshness listing, TimeSpan now)
    {
        if (listing.DueAt != due.At)
        {
            // Another turn was planned since.
            return false;
        }

        listing.Plan(double.PositiveInfinity);
        listing.Ask(false);
        return Consider(due.Key, ref listing, now);
    }

    /// <summary>A refresh was asked for without the plan, which counts it and asks for no other meanwhile.</summary>
    public void AskedByOthers(ref ListingFreshness listing)
    {
        if (!listing.Asked)
        {
            Ask(ref listing);
        }
    }

    /// <summary>A refresh came to nothing, or found no place in the queue: the listing is looked at again at that time and not before.</summary>
    public void Failed(TKey key, ref ListingFreshness listing, TimeSpan retryAt) => Plan(key, ref listing, retryAt.TotalSeconds);

    private void Ask(ref ListingFreshness listing)
    {
        listing.Ask(true);
        listing.Plan(double.PositiveInfinity);
        threshold.Called();
    }

    private void Plan(TKey key, ref ListingFreshness listing, double at)
    {
        listing.Plan(at);
        _turns.Enqueue(key, listing.DueAt);
    }
}

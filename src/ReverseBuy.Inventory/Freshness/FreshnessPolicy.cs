namespace ReverseBuy.Inventory.Freshness;

/// <summary>
/// What the snapshots of one buying account at one marketplace are worth refreshing: learns from reads, refreshes, pushes and orders how likely an order meets
/// a snapshot that is wrong, and says by how much a call would lower that (docs/adr/0015). No clock: times are those since a start of the
/// caller's choice, before the first capture. Not thread-safe: one thread at a time, and the same for the states it is given.
/// </summary>
internal sealed class FreshnessPolicy
{
    /// <summary>What is asked for is worth this many views: a third of what is put in a cart is ordered, and about one view in a hundred.</summary>
    public const double ViewsPerIntent = 30;

    /// <summary>From this chance of a change on a snapshot counts as stale.</summary>
    public const double StaleChance = 0.5;

    // How long reads that are not remembered one by one go on to count, in seconds: orders come minutes after a view.
    private const double Memory = 600;

    // With more reads than these within the memory, when each came makes no difference any more.
    private const float Busy = 8;

    // Below this many reads others than the one of the order did not matter: the time between the two was one customer's.
    private const float Alone = 1.02f;

    // Beyond an edge, in seconds, so that rounding does not leave it on the near side.
    private const double Beyond = 0.01;

    private readonly OrderDelays _delays = new();
    private readonly ListingPopulation _population = new();

    /// <summary>What is known of a listing whose snapshot was captured then, and of nothing else.</summary>
    public static ListingFreshness Start(TimeSpan capturedAt, bool pushesTrusted) => new(capturedAt.TotalSeconds, pushesTrusted);

    /// <summary>Somebody reads the snapshot.</summary>
    public void Read(ref ListingFreshness listing, TimeSpan now)
    {
        var age = now.TotalSeconds - listing.CapturedAt;
        if (listing.Unread && age >= ListingPopulation.Shortest)
        {
            listing.LearnFromRead();
            if (listing.PushesTrusted)
            {
                _population.AddFirstRead(age, listing.Pushed);
            }
        }

        listing.Read(now.TotalSeconds, Math.Exp(-(now.TotalSeconds - listing.LastRead) / Memory));
    }

    /// <summary>Pushes of the listing's changes begin to come, or cease.</summary>
    public void TrustPushes(ref ListingFreshness listing, TimeSpan now, bool trusted)
    {
        LearnFromPushes(ref listing, now.TotalSeconds);
        listing.TrustPushes(trusted);
    }

    /// <summary>An order was placed: teaches how long after a view orders come, where it is plain which view it was.</summary>
    public void Ordered(in ListingFreshness listing, TimeSpan now)
    {
        if (listing.RecentReads is >= 1 and <= Alone)
        {
            _delays.Add(now.TotalSeconds - listing.LastRead);
        }
    }

    /// <summary>A change was pushed.</summary>
    public void Pushed(ref ListingFreshness listing, TimeSpan now)
    {
        LearnFromPushes(ref listing, now.TotalSeconds);
        listing.Evidence = listing.Evidence.WithChange();
        listing.Push();
    }

    /// <summary>Upstream answered, to a refresh or to a verification.</summary>
    /// <param name="listing">The listing.</param>
    /// <param name="asked">When it was asked.</param>
    /// <param name="changed">Whether the answer differs from the snapshot that it replaces.</param>
    public void Captured(ref ListingFreshness listing, TimeSpan asked, bool changed)
    {
        var seconds = asked.TotalSeconds - listing.CapturedAt;
        if (seconds < 0)
        {
            // Overtaken by a newer answer, which told more.
            listing.Ask(false);
            return;
        }

        if (!listing.Pushed)
        {
            if (listing.FirstInterval)
            {
                _population.AddFirstRefresh(seconds, listing.PushesTrusted, changed);
            }

            var silent = seconds * SilentShare(listing);
            listing.Evidence = changed ? listing.Evidence.WithChangeWithin(silent, _population.Prior) : listing.Evidence.WithQuiet(silent);
        }

        LearnFromPushes(ref listing, asked.TotalSeconds);
        listing.Capture(asked.TotalSeconds);
    }

    /// <summary>Whether the snapshot counts as stale: wrong for sure, or likelier wrong than right.</summary>
    public bool IsStale(in ListingFreshness listing, TimeSpan now) => ChanceOfChange(listing, Belief(listing), now.TotalSeconds) >= StaleChance;

    /// <summary>
    /// How urgent a refresh is: by how much it lowers the expected number of mismatches at order, counted in views (times the share of views that lead to
    /// an order: in orders). 0 when it is better made later.
    /// </summary>
    public double Urgency(in ListingFreshness listing, TimeSpan now) => Urgency(listing, Belief(listing), now.TotalSeconds);

    /// <summary>How urgent a refresh is when a customer chooses a SKU or puts it in the cart.</summary>
    public double UrgencyOnIntent(in ListingFreshness listing, TimeSpan now) =>
        ViewsPerIntent * ChanceOfChange(listing, Belief(listing), now.TotalSeconds);

    /// <summary>Whether reads come so often that a look at each is enough, without a plan for the time between.</summary>
    public static bool IsBusy(in ListingFreshness listing) => listing.RecentReads >= Busy;

    /// <summary>When the urgency, which is below the threshold now, will reach it, in seconds since the start, if nothing happens until then; infinity: never.</summary>
    public double DueAt(in ListingFreshness listing, TimeSpan now, double threshold)
    {
        var belief = Belief(listing);
        var before = now.TotalSeconds;
        var last = listing.LastRead + OrderDelays.Longest;
        var chance = ChanceOfChange(listing, belief, last);
        while (before < last && chance * Orders(listing, before, OrderDelays.Longest).Within >= threshold)
        {
            var next = Next(listing, before);
            if (Urgency(listing, belief, next) >= threshold)
            {
                return Crossing(listing, belief, before, next, threshold);
            }

            before = next;
        }

        return double.PositiveInfinity;
    }

    // Between two steps the urgency grows steadily, or leaps at the second.
    private double Crossing(in ListingFreshness listing, ChangeRate belief, double before, double after, double threshold)
    {
        if (Urgency(listing, belief, after - (2 * Beyond)) < threshold)
        {
            return after;
        }

        while (after - before > Math.Max(1, (after - listing.CapturedAt) / 32))
        {
            var middle = (before + after) / 2;
            if (Urgency(listing, belief, middle) >= threshold)
            {
                after = middle;
            }
            else
            {
                before = middle;
            }
        }

        return after;
    }

    // Where the chance of an order changes next, or a step that is small beside the snapshot's age.
    private double Next(in ListingFreshness listing, double now)
    {
        var next = now + Math.Max(4, (now - listing.CapturedAt) / 2);
        if (IsBusy(listing))
        {
            return next;
        }

        for (var back = 0; back < ListingFreshness.RememberedReads; back++)
        {
            var since = listing.SinceRead(back, now);
            if (since >= OrderDelays.Longest)
            {
                break;
            }

            next = Math.Min(next, now + _delays.NextEdge(since) - since + Beyond);
        }

        return next;
    }

    private double Urgency(in ListingFreshness listing, ChangeRate belief, double now)
    {
        var age = now - listing.CapturedAt;
        var stale = ChanceOfChange(listing, belief, now);
        var rate = belief.Mean * SilentShare(listing);

        // A refresh is worth what it saves until the next one, as far away as the last on the average over both.
        var horizon = listing.Pushed ? OrderDelays.Longest : Math.Min(age / 2, OrderDelays.Longest);
        var (orders, perSecond) = Orders(listing, now, horizon);

        // What is not known to be wrong is worth waiting with as long as an order now is less likely to meet a change than the later ones are to meet
        // one that comes after a refresh made now.
        return stale < StaleChance && perSecond * stale < rate * orders ? 0 : stale * orders / (1 + (rate * Math.Min(horizon, Memory)));
    }

    // The orders expected within a time from now, and per second now, counted in views.
    private (double Within, double PerSecond) Orders(in ListingFreshness listing, double now, double seconds)
    {
        var others = listing.RecentReads * Math.Exp(-(now - listing.LastRead) / Memory);
        var within = 0d;
        var perSecond = 0d;
        if (!IsBusy(listing))
        {
            for (var back = 0; back < ListingFreshness.RememberedReads; back++)
            {
                var since = listing.SinceRead(back, now);
                if (since >= OrderDelays.Longest)
                {
                    break;
                }

                others -= Math.Exp(-since / Memory);
                within += _delays.ShareWithin(since + seconds) - _delays.ShareWithin(since);
                perSecond += _delays.DensityAt(since);
            }
        }

        others = others < 0.01 ? 0 : others;
        return (within + (others * (1 - Math.Exp(-seconds / Memory))), perSecond + (others / Memory));
    }

    private double ChanceOfChange(in ListingFreshness listing, ChangeRate belief, double now) =>
        listing.Pushed ? 1 : 1 - belief.ChanceOfNone((now - listing.CapturedAt) * SilentShare(listing));

    private ChangeRate Belief(in ListingFreshness listing) => _population.Prior + listing.Evidence;

    private double SilentShare(in ListingFreshness listing) => listing.PushesTrusted ? 1 - _population.PushedShare : 1;

    // That no push came tells of a calm listing, as far as its pushes can be trusted.
    private void LearnFromPushes(ref ListingFreshness listing, double now)
    {
        if (listing.PushesTrusted && now > listing.PushesSeenUntil)
        {
            listing.Evidence = listing.Evidence.WithQuiet((now - listing.PushesSeenUntil) * _population.PushedShare);
        }

        listing.SeePushes(Math.Max(now, listing.PushesSeenUntil));
    }
}

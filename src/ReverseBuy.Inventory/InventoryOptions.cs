namespace ReverseBuy.Inventory;

/// <summary>How the shadow inventory behaves.</summary>
public sealed class InventoryOptions
{
    /// <summary>How many snapshots are kept in memory; at least 3. Default 10,000.</summary>
    public int MemoryCapacity { get; set; } = 10_000;

    /// <summary>How long a listing that upstream does not know is remembered as gone. Default 5 minutes.</summary>
    public TimeSpan GoneFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether snapshots are brought up to date in the background. Default yes.</summary>
    public bool RefreshInBackground { get; set; } = true;

    /// <summary>How many listings of one buying account may wait to be brought up to date; more are left for the next who reads them. Default 1,000.</summary>
    public int RefreshQueueLength { get; set; } = 1_000;

    /// <summary>How many listings of one buying account are brought up to date at once. Default 2.</summary>
    public int RefreshesAtOnce { get; set; } = 2;

    /// <summary>
    /// How many calls per second of one buying account may go into bringing snapshots up to date ahead of readers, on average; the account's budget has the last
    /// word. Default 1.
    /// </summary>
    public double RefreshCallsPerSecond { get; set; } = 1;

    /// <summary>Over how long that average is kept. Default 10 minutes.</summary>
    public TimeSpan RefreshSettling { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How often it is looked what was read and what is due. Default 1 second.</summary>
    public TimeSpan LookInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often all snapshots in memory are looked at for their age. Default 1 minute.</summary>
    public TimeSpan StaleSweepInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How old a snapshot may be for a customer who is about to order; an older one is brought up to date. Default 30 seconds.</summary>
    public TimeSpan IntentFreshness { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a listing is left alone whose refresh upstream refused. Default 1 minute.</summary>
    public TimeSpan RefusedFor { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long a node keeps the others from asking upstream for a listing that none has, and how long it waits for them; nothing where only one process serves
    /// a tenant. Default 15 seconds.
    /// </summary>
    public TimeSpan ColdMissLease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a read waits for the tier that nodes share before it asks the database. Default 250 ms.</summary>
    public TimeSpan TierPatience { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a verification may take; what was answered by then counts, the rest is not asked. Default 10 seconds.</summary>
    public TimeSpan VerificationDeadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a comparison of suppliers may take; who has not answered by then is left out. Default 1 second.</summary>
    public TimeSpan QuoteDeadline { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a search at all marketplaces may take; who has not answered by then is told as not finished. A query may say otherwise. Default 3 seconds.</summary>
    public TimeSpan SearchDeadline { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How stock is held for customers.</summary>
    public HoldOptions Holds { get; } = new();

    /// <summary>Tells what makes no sense.</summary>
    /// <returns>A sentence per setting that is wrong, naming its key; none when all is well.</returns>
    public IEnumerable<string> Validate()
    {
        if (MemoryCapacity < 3)
        {
            yield return $"ReverseBuy:Inventory:MemoryCapacity is {MemoryCapacity}; it must be at least 3.";
        }

        if (RefreshQueueLength < 1)
        {
            yield return $"ReverseBuy:Inventory:RefreshQueueLength is {RefreshQueueLength}; it must be at least 1.";
        }

        if (RefreshesAtOnce < 1)
        {
            yield return $"ReverseBuy:Inventory:RefreshesAtOnce is {RefreshesAtOnce}; it must be at least 1.";
        }

        if (!double.IsFinite(RefreshCallsPerSecond) || RefreshCallsPerSecond <= 0)
        {
            yield return $"ReverseBuy:Inventory:RefreshCallsPerSecond is {RefreshCallsPerSecond}; it must be more than nothing.";
        }

        foreach (var (name, length) in new[] { (nameof(RefreshSettling), RefreshSettling), (nameof(LookInterval), LookInterval), (nameof(StaleSweepInterval), StaleSweepInterval) })
        {
            if (length <= TimeSpan.Zero)
            {
                yield return $"ReverseBuy:Inventory:{name} is {length}; it must be longer than nothing.";
            }
        }

        foreach (var (name, length) in new[]
        {
            (nameof(GoneFor), GoneFor), (nameof(IntentFreshness), IntentFreshness), (nameof(RefusedFor), RefusedFor), (nameof(ColdMissLease), ColdMissLease), (nameof(TierPatience), TierPatience),
        })
        {
            if (length < TimeSpan.Zero)
            {
                yield return $"ReverseBuy:Inventory:{name} is {length}; it must not be negative.";
            }
        }

        foreach (var (name, length) in new[]
        {
            (nameof(VerificationDeadline), VerificationDeadline), (nameof(QuoteDeadline), QuoteDeadline), (nameof(SearchDeadline), SearchDeadline),
        })
        {
            if (length <= TimeSpan.Zero || length > TimeSpan.FromDays(1))
            {
                yield return $"ReverseBuy:Inventory:{name} is {length}; it must be longer than nothing, and no longer than a day.";
            }
        }

        foreach (var problem in Holds.Validate())
        {
            yield return problem;
        }
    }
}

namespace ReverseBuy.Redis;

/// <summary>What Redis is used for, and how long anybody waits for it. Checked at start.</summary>
public sealed class RedisOptions
{
    /// <summary>
    /// What all keys and channels begin with: letters, digits, <c>-</c>, <c>_</c>, <c>.</c> and <c>:</c>, at most 64. Hosts that share a Redis but no tenants
    /// choose different ones. <c>reversebuy</c> unless set.
    /// </summary>
    public string KeyPrefix { get; set; } = "reversebuy";

    /// <summary>
    /// How long one question to Redis may take before it counts as not answered; from 10 milliseconds to a minute, 250 milliseconds unless set. Nobody waits
    /// longer for a snapshot or a call's turn than this.
    /// </summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// For how long Redis is not asked at all after it failed to answer several times; from half a second to a minute, 2 seconds unless set. Then one
    /// question is let through, to see whether it is back.
    /// </summary>
    public TimeSpan PauseAfterFailures { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether the nodes share the calls that buying accounts may make per second. Default <see langword="true"/>.</summary>
    public bool ShareBudgets { get; set; } = true;

    /// <summary>Whether the nodes share snapshots of listings. Default <see langword="true"/>.</summary>
    public bool ShareSnapshots { get; set; } = true;

    /// <summary>
    /// Whether Redis keeps the leases in the storage's place. Default <see langword="false"/>: a database keeps them as safely as what they guard, which Redis does not.
    /// </summary>
    public bool KeepLeases { get; set; }

    /// <summary>How long a shared snapshot is kept after it was shared; from a minute to 30 days, one day unless set.</summary>
    public TimeSpan SnapshotLifetime { get; set; } = TimeSpan.FromDays(1);

    internal void Validate()
    {
        if (KeyPrefix is not { Length: >= 1 and <= 64 } || !KeyPrefix.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':'))
        {
            throw new ConfigurationException($"ReverseBuy:Redis:KeyPrefix is '{KeyPrefix}'. Use 1 to 64 letters, digits, '-', '_', '.' or ':'.");
        }

        Check(nameof(CommandTimeout), CommandTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        Check(nameof(PauseAfterFailures), PauseAfterFailures, TimeSpan.FromSeconds(0.5), TimeSpan.FromMinutes(1));
        Check(nameof(SnapshotLifetime), SnapshotLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30));
        if (!ShareBudgets && !ShareSnapshots && !KeepLeases)
        {
            throw new ConfigurationException(
                "ReverseBuy:Redis shares nothing: set ShareBudgets, ShareSnapshots or KeepLeases, or take .UseRedis(…) out.");
        }
    }

    private static void Check(string key, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            throw new ConfigurationException($"ReverseBuy:Redis:{key} is {value:c}. Choose from {least:c} to {most:c}.");
        }
    }
}

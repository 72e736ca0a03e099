namespace ReverseBuy.AspNetCore;

/// <summary>How callbacks of marketplaces are taken in.</summary>
public sealed class CallbackOptions
{
    /// <summary>The longest body that is read, in bytes; from 1 kB to 4 MB. Default 256 kB.</summary>
    public int MaximumBodyBytes { get; set; } = 256 * 1024;

    /// <summary>
    /// How long a tenant's database has to take a message in before it counts as down; from 50 ms to 10 seconds. Default 800 ms: the strictest gateway waits a second for an answer.
    /// </summary>
    public TimeSpan StorageTimeout { get; set; } = TimeSpan.FromMilliseconds(800);

    /// <summary>After how long a gateway is asked to come again when a callback could not be taken in. Default 30 seconds.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The folder in which genuine callbacks wait, encrypted, that could not be taken in: their account is not known yet, or the tenant's database is down. It must be this process's alone, or shared
    /// with processes that have the same key ring. <see langword="null"/> (the default): gateways are asked to come again.
    /// </summary>
    public string? SpoolFolder { get; set; }

    /// <summary>How long a callback waits in the spool before it is deleted; from a minute to 72 hours. Default 72 hours.</summary>
    public TimeSpan KeepSpooled { get; set; } = LongestKeeping;

    /// <summary>How many callbacks the spool holds at most; at least 1. Default 100,000. Beyond that gateways are asked to come again.</summary>
    public int MaximumSpooled { get; set; } = 100_000;

    /// <summary>How often what waits in the spool is tried again; from a second to an hour. Default 15 seconds.</summary>
    public TimeSpan ReplayInterval { get; set; } = TimeSpan.FromSeconds(15);

    private static TimeSpan LongestKeeping => TimeSpan.FromHours(72);

    /// <summary>Tells what makes no sense.</summary>
    /// <returns>A sentence per setting that is wrong, naming its key; none when all is well.</returns>
    public IEnumerable<string> Validate()
    {
        if (MaximumBodyBytes is < 1024 or > 4 * 1024 * 1024)
        {
            yield return $"ReverseBuy:Callbacks:MaximumBodyBytes is {MaximumBodyBytes}; it must be from 1,024 to 4,194,304.";
        }

        if (MaximumSpooled < 1)
        {
            yield return $"ReverseBuy:Callbacks:MaximumSpooled is {MaximumSpooled}; it must be at least 1. For no spool, name no folder.";
        }

        (string Name, TimeSpan Value, TimeSpan Least, TimeSpan Most)[] spans =
        [
            (nameof(StorageTimeout), StorageTimeout, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(10)),
            (nameof(RetryAfter), RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)),
            (nameof(KeepSpooled), KeepSpooled, TimeSpan.FromMinutes(1), LongestKeeping),
            (nameof(ReplayInterval), ReplayInterval, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        ];
        foreach (var (name, value, least, most) in spans.Where(span => span.Value < span.Least || span.Value > span.Most))
        {
            yield return $"ReverseBuy:Callbacks:{name} is {value:c}; it must be from {least:c} to {most:c}.";
        }
    }
}

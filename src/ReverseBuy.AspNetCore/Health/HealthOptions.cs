namespace ReverseBuy.AspNetCore;

/// <summary>How the host's health is looked at.</summary>
public sealed class HealthOptions
{
    /// <summary>
    /// How many tenants' databases are asked at once; from 1 to 500. Default 10. All are asked in turn; those that failed before come first, in half of the places at most.
    /// </summary>
    public int TenantSample { get; set; } = 10;

    /// <summary>How long a database, a bus or a cache has to answer before it counts as down; from 50 ms to 30 seconds. Default 1 second. A check takes at most three times as long.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// For so long an answer is given again instead of asking anew; up to an hour. Default 10 seconds. However many ask for this process's health, databases are not asked more often.
    /// </summary>
    public TimeSpan Freshness { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How old an event may be that waits to be published; from a second to a day. Default 1 minute.</summary>
    public TimeSpan OutboxLag { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Tells what makes no sense.</summary>
    /// <returns>A sentence per setting that is wrong, naming its key; none when all is well.</returns>
    public IEnumerable<string> Validate()
    {
        if (TenantSample is < 1 or > 500)
        {
            yield return $"ReverseBuy:Health:TenantSample is {TenantSample}; it must be from 1 to 500.";
        }

        (string Name, TimeSpan Value, TimeSpan Least, TimeSpan Most)[] spans =
        [
            (nameof(Timeout), Timeout, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(30)),
            (nameof(Freshness), Freshness, TimeSpan.Zero, TimeSpan.FromHours(1)),
            (nameof(OutboxLag), OutboxLag, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)),
        ];
        foreach (var (name, value, least, most) in spans.Where(span => span.Value < span.Least || span.Value > span.Most))
        {
            yield return $"ReverseBuy:Health:{name} is {value:c}; it must be from {least:c} to {most:c}.";
        }
    }
}

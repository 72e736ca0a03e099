namespace ReverseBuy.Benchmarks.Publishing;

/// <summary>The event as peers would write it: as much to serialize as ours.</summary>
public sealed record PaidEvent(Guid Id, string Tenant, Guid Order, int Version, DateTimeOffset OccurredAt, string Correlation, string Amount, string Capture)
{
    public static PaidEvent Number(int number) =>
        new(Guid.NewGuid(), "anna", Guid.NewGuid(), number / 10_000, DateTimeOffset.UtcNow, $"bench/{number}", "EUR 19.90", Guid.NewGuid().ToString("N"));
}

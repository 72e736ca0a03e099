namespace ReverseBuy.AspNetCore.Health;

/// <summary>What a look into a tenant's database found.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Failure">Why its database could not be read, in a word; <see langword="null"/> when it could.</param>
/// <param name="Lag">How old the oldest event is that is ready to be published; zero when none is.</param>
/// <param name="Parked">How many events and timers wait for a person.</param>
internal sealed record TenantLook(TenantId Tenant, string? Failure, TimeSpan Lag, int Parked)
{
    public bool IsTroubled(TimeSpan longestLag) => Failure is not null || Lag > longestLag || Parked > 0;
}

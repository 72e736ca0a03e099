namespace ReverseBuy.AspNetCore.Resolution;

/// <summary>What all resolvers together made of a request.</summary>
internal abstract record RequestTenant
{
    /// <summary>The request is for this tenant, which can be worked for.</summary>
    public sealed record Entered(TenantId Tenant) : RequestTenant;

    /// <summary>The request names none.</summary>
    public sealed record Unnamed : RequestTenant;

    /// <summary>Two resolvers disagree.</summary>
    public sealed record Ambiguous : RequestTenant;

    /// <summary>There is no such tenant, or it cannot be worked for, or what named it is wrong: nobody outside is told which.</summary>
    public sealed record Unavailable(string Because) : RequestTenant;

    /// <summary>Whether there is such a tenant cannot be found out now.</summary>
    public sealed record Undecided(TimeSpan? RetryAfter) : RequestTenant;
}

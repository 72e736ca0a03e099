namespace ReverseBuy.AspNetCore;

/// <summary>The tags of the health checks, by which a host chooses what an endpoint asks.</summary>
public static class HealthTags
{
    /// <summary>All checks of ReverseBuy.</summary>
    public const string ReverseBuy = "reversebuy";

    /// <summary>What tells whether requests should come to this process: all but <see cref="Live"/>.</summary>
    public const string Ready = "ready";

    /// <summary>What a restart of this process mends, and nothing else. It asks no database and no other machine.</summary>
    public const string Live = "live";
}

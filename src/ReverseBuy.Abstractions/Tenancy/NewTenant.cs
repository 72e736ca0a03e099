namespace ReverseBuy.Tenancy;

/// <summary>A tenant that is to be taken on.</summary>
/// <param name="Id">Its id. It never changes.</param>
/// <param name="Name">The name to show people.</param>
public sealed record NewTenant(TenantId Id, string Name)
{
    /// <summary>The server that is to keep its database, by the name that the storage's options give it; <see langword="null"/> for the storage's own.</summary>
    public string? Server { get; init; }
}

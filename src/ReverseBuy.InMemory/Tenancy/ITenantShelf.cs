namespace ReverseBuy.InMemory.Tenancy;

/// <summary>Something in memory that has a part for each tenant.</summary>
internal interface ITenantShelf
{
    /// <summary>What lies on it.</summary>
    string Contents { get; }

    /// <summary>How much there is of a tenant.</summary>
    int Count(TenantId tenant);

    /// <summary>Throws away what there is of a tenant.</summary>
    void Clear(TenantId tenant);
}

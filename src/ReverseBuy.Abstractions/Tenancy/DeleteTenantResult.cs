namespace ReverseBuy.Tenancy;

/// <summary>What became of deleting a tenant. A closed set: <see cref="Deleted"/>, <see cref="Incomplete"/>, <see cref="Unknown"/>.</summary>
public abstract record DeleteTenantResult
{
    private DeleteTenantResult()
    {
    }

    /// <summary>It is gone, and its id may be used again.</summary>
    /// <param name="Report">Where was looked, and what was deleted.</param>
    public sealed record Deleted(IReadOnlyList<DeletedTenantData> Report) : DeleteTenantResult;

    /// <summary>Something of it came back or could not be deleted. It stays in the state of being deleted: delete it again.</summary>
    /// <param name="Report">Where was looked, what was deleted, and what remains.</param>
    public sealed record Incomplete(IReadOnlyList<DeletedTenantData> Report) : DeleteTenantResult;

    /// <summary>There is no tenant of this id.</summary>
    public sealed record Unknown : DeleteTenantResult;
}
